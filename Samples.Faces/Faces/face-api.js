// How long the package face-api takes for what the sample "faces" does: node face-api.js PICTURE.png, in a folder where
//   npm install @vladmandic/face-api@1.7.15 @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 pngjs
// has put the packages. One thread of WebAssembly with its vector instructions; the median of 25 rounds.
const fs = require('fs'), path = require('path');
const { PNG } = require('pngjs');
const tf = require('@tensorflow/tfjs'), wasm = require('@tensorflow/tfjs-backend-wasm');
const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js');

const packages = path.join(process.cwd(), 'node_modules'), model = path.join(packages, '@vladmandic/face-api/model');
const median = times => times.sort((a, b) => a - b)[times.length >> 1];

(async () => {
  wasm.setWasmPaths(path.join(packages, '@tensorflow/tfjs-backend-wasm/dist/'));
  wasm.setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
  for (const network of ['tinyFaceDetector', 'faceLandmark68Net', 'faceRecognitionNet'])
    await faceapi.nets[network].loadFromDisk(model);

  const png = PNG.sync.read(fs.readFileSync(process.argv[2]));
  const pixels = new Int32Array(png.width * png.height * 3);
  for (let i = 0; i < png.width * png.height; i++)
    for (let channel = 0; channel < 3; channel++)
      pixels[3 * i + channel] = png.data[4 * i + channel];
  const picture = tf.tensor3d(pixels, [png.height, png.width, 3], 'int32');
  const options = new faceapi.TinyFaceDetectorOptions({ inputSize: 416, scoreThreshold: 0.5 });

  const found = [], read = [];
  let faces = 0;
  for (let round = 0; round < 25; round++) {
    let start = performance.now();
    faces = (await faceapi.detectAllFaces(picture, options)).length;
    found.push(performance.now() - start);
    start = performance.now();
    await faceapi.detectAllFaces(picture, options).withFaceLandmarks().withFaceDescriptors();
    read.push(performance.now() - start);
  }

  const finding = median(found), reading = (median(read) - finding) / faces;
  console.log(`${tf.getBackend()}: ${faces} faces; ${finding.toFixed(1)} ms to find them, ${reading.toFixed(1)} ms to read one`);
})();
