import { Button, Menu, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Pause, Play } from 'lucide-react';
import type { BatchPriority, BatchView } from '../../../server/schemas/batches.ts';
import { ask } from '../api/client.ts';
import { useWords } from '../i18n/use-words.tsx';
import classes from './batch-controls.module.css';

const PRIORITIES: readonly BatchPriority[] = ['desk', 'ordinary', 'backlog'];

/** Holds a batch back, lets it go on, and says how soon it is served. Only for batches with work left. */
export function BatchControls({ batch }: { readonly batch: BatchView }) {
  const { words } = useWords();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ([method, path, body]: readonly [string, string, object]) =>
      ask<BatchView>(method, `/batches/${batch.id}/${path}`, body),
    onSuccess: async () => {
      notifications.show({ message: words.flow.changed });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['batch', batch.id] }),
        client.invalidateQueries({ queryKey: ['batches'] }),
        client.invalidateQueries({ queryKey: ['queue'] }),
      ]);
    },
  });
  const setFlow = (flow: 'run' | 'pause' | 'drain') => change.mutate(['POST', 'flow', { flow }]);
  return (
    <div className={classes.controls}>
      <Select
        size="xs"
        w={116}
        aria-label={`${words.flow.priority}: ${batch.name}`}
        data={PRIORITIES.map((value) => ({ value, label: words.flow.priorities[value] }))}
        value={batch.priority}
        allowDeselect={false}
        comboboxProps={{ width: 330, position: 'bottom-end' }}
        renderOption={({ option }) => (
          <span>
            {option.label} <small>{words.flow.priorityHelp[option.value as BatchPriority]}</small>
          </span>
        )}
        onChange={(value) => change.mutate(['PUT', 'priority', { priority: value }])}
      />
      {batch.flow === 'run' ? (
        <Button.Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<Pause size={14} aria-hidden />}
            loading={change.isPending}
            title={words.flow.pauseHelp}
            onClick={() => setFlow('pause')}
          >
            {words.flow.pause}
          </Button>
          <Menu position="bottom-end" width={300}>
            <Menu.Target>
              <Button size="xs" variant="default" px={7} aria-label={words.flow.more}>
                <ChevronDown size={15} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setFlow('drain')}>
                {words.flow.drain}
                <div className={classes.help}>{words.flow.drainHelp}</div>
              </Menu.Item>
              <Menu.Item onClick={() => setFlow('pause')}>
                {words.flow.pause}
                <div className={classes.help}>{words.flow.pauseHelp}</div>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Button.Group>
      ) : (
        <Button
          size="xs"
          leftSection={<Play size={14} aria-hidden />}
          loading={change.isPending}
          onClick={() => setFlow('run')}
        >
          {words.flow.resume}
        </Button>
      )}
    </div>
  );
}

/** Why nothing moves, where a person has held the batch. */
export function HeldNote({ batch }: { readonly batch: BatchView }) {
  const { words } = useWords();
  if (batch.flow === 'run' || batch.state !== 'held') return null;
  const said = { pause: words.flow.paused, drain: words.flow.draining, drained: words.flow.drained };
  return (
    <p className={classes.note} role="status">
      <Pause size={18} aria-hidden />
      {said[batch.flow]}
    </p>
  );
}
