import { Popover } from "../../frame/popover.tsx";
import { KEYS } from "./use-desk-keys.ts";

/** What each key does, within reach. */
export function Keys() {
  return (
    <Popover className="desk-keys" label="Keys">
      <dl className="desk-keys-body small">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
