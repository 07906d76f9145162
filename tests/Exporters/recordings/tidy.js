// Makes of what was exported a recording that is nearly the same each time it is taken: what tells of the machine goes, ids and times are counted
// anew, in attributes too, durations become half a second, and very long texts are cut. All else stays as it came.
const DURATION = /(\.duration|time_to_first_chunk|time_per_output_chunk|msToFirstChunk|msToFinish|TokensPerSecond|duration_ms|ttft_ms|first_content_ms)$/;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g;
const MACHINE = /^(host|process|os|container|k8s|service\.instance|webengine|telemetry\.auto)\b/;

/** One request of all that was exported: spans by resource and scope, each span once, in the order in which spans began. */
export function tidy({ traces, logs }, replacements) {
  const groups = new Map();
  for (const resourceSpans of traces.flatMap(request => request.resourceSpans ?? [])) {
    for (const scopeSpans of resourceSpans.scopeSpans ?? []) {
      const resource = attributesOf(resourceSpans.resource);
      const key = JSON.stringify([resource, scopeSpans.scope]);
      const group = groups.get(key) ?? groups.set(key, { resource, scope: scopeSpans.scope ?? {}, spans: [] }).get(key);
      group.spans.push(...scopeSpans.spans);
    }
  }

  const all = [...groups.values()].flatMap(group => group.spans);
  all.sort((first, second) => Number(BigInt(first.startTimeUnixNano) - BigInt(second.startTimeUnixNano)) || depth(first, all) - depth(second, all));
  const names = counted(all);
  const resourceSpans = [...groups.values()].map(group => ({
    resource: group.resource,
    scopeSpans: [{ scope: group.scope, spans: all.filter(span => group.spans.includes(span)).map(span => counting(span, names, all)) }],
  }));
  const resourceLogs = logs.flatMap(request => request.resourceLogs ?? []).map(group => ({
    resource: attributesOf(group.resource),
    scopeLogs: group.scopeLogs.map(scope => ({ ...scope, logRecords: scope.logRecords.filter(isOfASpan).map(record => countingRecord(record, names, all)) })),
  })).filter(group => group.scopeLogs.some(scope => scope.logRecords.length > 0));
  let text = JSON.stringify(resourceLogs.length > 0 ? { resourceSpans, resourceLogs } : { resourceSpans }, plain, 1);
  for (const [id, count] of names.spans) {
    text = text.replaceAll(id, count).replaceAll(dashed(id), dashed(count));
  }

  for (const [id, count] of names.traces) {
    text = text.replaceAll(id, count).replaceAll(uuid(id), uuid(count));
  }

  const uuids = new Map();
  text = text.replace(UUID, found => uuids.get(found) ?? uuids.set(found, `00000000-0000-4000-8000-${(uuids.size + 1).toString().padStart(12, '0')}`).get(found));
  text = text.replace(/<session_context>.*?<\/session_context>/g, '<session_context>…</session_context>');
  text = text.replace(/\b[0-9a-f]{64}\b/g, 'f'.repeat(64));
  text = text.replace(/20[2-9][0-9]-[01][0-9]-[0-3][0-9]T[0-9:]{8}\.[0-9]{3}Z/g, '2025-10-09T08:53:20.000Z');
  for (const [found, instead] of replacements) {
    text = text.replaceAll(found, instead);
  }

  return text + '\n';
}

const isOfASpan = record =>
  record.spanId && record.attributes.some(attribute => attribute.key === 'event.name' && attribute.value.stringValue.startsWith('gen_ai.'));

// Coding agents send long instructions and describe many tools; a fixture needs their shape.
const LONGEST = 20_000;

function shortened(text) {
  if (text.length <= LONGEST) {
    return text;
  }

  try {
    return JSON.stringify(JSON.parse(text), (_, value) => typeof value === 'string' && value.length > 200 ? `${value.slice(0, 40)}…`
      : Array.isArray(value) && value.length > 3 ? value.slice(0, 3)
      : value);
  } catch {
    return `${text.slice(0, 40)}…`;
  }
}

// What an SDK's makers wrote for models and people is theirs: a fixture needs to know that there was a text, not which.
const PROSE = /^gen_ai\.(agent|tool)\.description$/;
const LONGEST_PROSE = 24;

const cut = text => (text.length > LONGEST_PROSE ? `${text.slice(0, 12)}…` : text);

function withoutProse(text) {
  if (!text.includes('"description"')) {
    return text;
  }

  try {
    return JSON.stringify(JSON.parse(text), (name, value) => (name === 'description' && typeof value === 'string' ? cut(value) : value));
  } catch {
    return text;
  }
}

/** A member of a recording as it is written. */
export function plain(name, member) {
  if (name === 'stringValue') {
    return withoutProse(shortened(member));
  }

  if (PROSE.test(member?.key) && member.value?.stringValue) {
    return { ...member, value: { stringValue: cut(member.value.stringValue) } };
  }

  return !DURATION.test(member?.key) ? member
    : Number.isFinite(member.value?.doubleValue) ? { ...member, value: { doubleValue: 0.5 } }
    : member.value?.intValue !== undefined ? { ...member, value: { intValue: 500 } }
    : member;
}

function attributesOf(resource) {
  return {
    attributes: (resource?.attributes ?? [])
      .filter(attribute => !MACHINE.test(attribute.key))
      .map(attribute => attribute.value.stringValue?.startsWith('unknown_service') ? { ...attribute, value: { stringValue: 'unknown_service:node' } } : attribute),
  };
}

// Some SDKs repeat ids as UUIDs in attributes.
const uuid = id => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const dashed = id => uuid(id.padStart(32, '0'));

function countingRecord(record, names, all) {
  const { timeUnixNano, observedTimeUnixNano, traceId, spanId, ...rest } = record;
  const span = all.find(other => other.spanId === spanId);
  const time = (1760000000000000000n + BigInt(all.indexOf(span) + 1) * 1000000n).toString();
  return { timeUnixNano: time, observedTimeUnixNano: time, ...rest, traceId: names.traces.get(traceId), spanId: names.spans.get(spanId) };
}

function depth(span, all) {
  const parent = all.find(other => other.spanId === span.parentSpanId);
  return parent && parent !== span ? 1 + depth(parent, all) : 0;
}

// A small number for each id, in order of their first use.
function counted(all) {
  const traces = new Map();
  const spans = new Map();
  for (const span of all) {
    traces.set(span.traceId, traces.get(span.traceId) ?? (traces.size + 1).toString(16).padStart(32, '0'));
    spans.set(span.spanId, spans.get(span.spanId) ?? (spans.size + 1).toString(16).padStart(16, '0'));
  }

  return { traces, spans };
}

// Times become 1 ms for each span of the order, so that a recording doesn't tell how fast a machine was.
function counting(span, names, all) {
  const start = 1760000000000000000n + BigInt(all.indexOf(span)) * 1000000n;
  const end = 1760000001000000000n - BigInt(all.indexOf(span)) * 1000000n;
  const { traceId, spanId, parentSpanId, startTimeUnixNano, endTimeUnixNano, ...rest } = span;
  const events = rest.events?.map((event, index) => ({ ...event, timeUnixNano: (start + BigInt(index + 1) * 1000n).toString() }));
  const links = rest.links?.map(link => ({ ...link, traceId: names.traces.get(link.traceId) ?? 'f'.repeat(32), spanId: names.spans.get(link.spanId) ?? 'f'.repeat(16) }));
  return {
    traceId: names.traces.get(traceId),
    spanId: names.spans.get(spanId),
    ...(parentSpanId ? { parentSpanId: names.spans.get(parentSpanId) ?? 'f'.repeat(16) } : {}),
    ...rest,
    startTimeUnixNano: start.toString(),
    endTimeUnixNano: end.toString(),
    ...(events?.length ? { events } : { events: undefined }),
    ...(links?.length ? { links } : { links: undefined }),
  };
}
