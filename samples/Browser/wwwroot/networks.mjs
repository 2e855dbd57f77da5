// Calls of the worker's methods: `await networks.TrainMoons()`. They run one after the other, in the order of the calls.
const worker = new Worker('./worker.mjs', { type: 'module' });
const waiting = new Map();
let last = 0;

worker.onmessage = ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) {
        resolve(result);
    } else {
        reject(new Error(error));
    }
};

worker.onerror = event => {
    for (const { reject } of waiting.values()) {
        reject(new Error(event.message ?? 'The worker could not be started.'));
    }
};

export const networks = new Proxy({}, {
    get: (_, method) => (...values) => new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        worker.postMessage({ id: last, method, values });
    }),
});
