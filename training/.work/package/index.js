const path = require('path');

module.exports = {
  code: 'vie',
  gzip: true,
  langPath: path.join(__dirname, '4.0.0')
};