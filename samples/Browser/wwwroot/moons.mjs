import { chart, css, diagram, onColors, pause, signedImage } from './drawing.mjs';
import { networks } from './networks.mjs';

const epochsOfARun = 160;
const plane = { left: -1.6, top: 1.7, width: 4.2, height: 3.15 };
const [columns, rows] = [48, 36];
const layers = ['dense1', 'dense2', 'dense3'];

const byId = name => document.getElementById(`moons-${name}`);
const canvas = byId('plane');
const [train, again, rate] = ['train', 'again', 'rate'].map(byId);
const showWeights = diagram(byId('weights'), [2, 8, 8, 1]);

let points = [];
let boundary = [];
let losses = [];
let seed = 1;
let isTraining = false;

export async function startMoons() {
    await restart();
    [train, again, rate].forEach(control => control.disabled = false);
    train.onclick = () => isTraining ? stop('Paused.') : learn();
    again.onclick = () => {
        seed++;
        restart();
    };
    rate.onchange = () => restart();
    onColors(drawPlane);
}

async function restart() {
    stop('');
    losses = [];
    await networks.StartMoons(seed, Number(rate.value));
    points = await networks.MoonPoints();
    await show();
}

async function learn() {
    const mine = losses;
    const end = await networks.MoonEpochs() + epochsOfARun;
    let drawn = 0;
    isTraining = true;
    train.textContent = 'Pause';
    say('Learning …');
    while (isTraining && mine === losses) {
        const loss = await networks.TrainMoons();
        const epoch = await networks.MoonEpochs();
        if (mine !== losses) {
            return;
        }

        mine.push(loss);
        const isLast = epoch >= end;
        if (isLast || performance.now() - drawn >= pause()) {
            drawn = performance.now();
            await show();
        }

        if (isLast) {
            stop(`Trained: ${byId('accuracy').textContent} right.`);
        }
    }
}

function stop(news) {
    isTraining = false;
    train.textContent = 'Train';
    say(news);
}

function say(news) {
    byId('news').textContent = news;
}

async function show() {
    const [epoch, accuracy, cells, ...weights] = await Promise.all([
        networks.MoonEpochs(),
        networks.MoonAccuracy(),
        networks.MoonBoundary(plane.left, plane.top, plane.width, plane.height, columns, rows),
        ...layers.map(layer => networks.MoonTensor(`${layer}.weight`)),
    ]);
    boundary = Array.from(cells, cell => (cell / 127.5) - 1);
    drawPlane();
    showWeights(weights);
    chart(byId('chart'), losses);
    byId('epoch').textContent = epoch;
    byId('loss').textContent = losses.length > 0 ? losses.at(-1).toFixed(4) : '–';
    byId('accuracy').textContent = `${(100 * accuracy).toFixed(0)} %`;
}

function drawPlane() {
    const context = canvas.getContext('2d');
    const cells = new OffscreenCanvas(columns, rows);
    cells.getContext('2d').putImageData(signedImage(boundary, columns), 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = css('surface');
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = 0.55;
    context.imageSmoothingQuality = 'high';
    context.drawImage(cells, 0, 0, canvas.width, canvas.height);
    context.globalAlpha = 1;
    context.lineWidth = 2;
    context.strokeStyle = css('surface');
    const fills = [css('upper'), css('lower')];
    for (let i = 0; i < points.length; i += 3) {
        const x = (points[i] - plane.left) / plane.width * canvas.width;
        const y = (plane.top - points[i + 1]) / plane.height * canvas.height;
        context.fillStyle = fills[points[i + 2]];
        context.beginPath();
        if (points[i + 2] === 0) {
            context.arc(x, y, 6, 0, 2 * Math.PI);
        } else {
            context.rect(x - 5.5, y - 5.5, 11, 11);
        }

        context.fill();
        context.stroke();
    }
}
