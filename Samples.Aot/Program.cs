using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Samples.LeNet;

// What a program gains that is compiled ahead of time: it starts at once, is one file, and predicts as fast as under the JIT.
// lenet5 [WEIGHTS]: with a file of weights, for instance the one that the sample lenet writes, these are loaded before the first
// prediction.
long start = Stopwatch.GetTimestamp();
using var network = new LeNet5(seed: 1);
try
{
    if (args is [string weights])
        network.Load(weights);
    else if (args.Length > 0)
        throw new ArgumentException($"expected one file of weights at most, not {args.Length} arguments");
}
catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

float[] pixels = new float[28 * 28], logits = new float[10];
for (int i = 0; i < pixels.Length; i++)
    pixels[i] = i % 28 * (1f / 27);   // black on the left, white on the right
network.Predict(pixels, logits);
double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

const int Calls = 1_000;
double[] times = new double[101];
for (int round = 0; round < times.Length; round++)
{
    long begin = Stopwatch.GetTimestamp();
    for (int call = 0; call < Calls; call++)
        network.Predict(pixels, logits);
    times[round] = Stopwatch.GetElapsedTime(begin).TotalMicroseconds / Calls;
}

Array.Sort(times);
string compiled = JitInfo.GetCompiledMethodCount() == 0 ? "ahead of time" : "just in time";

// The path that generated code takes: it asks the same.
string path = Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated && Fma.IsSupported ? "AVX2" : "portable";
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"LeNet-5 compiled {compiled}, {path} path"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first prediction {first:F2} ms after the start of Main"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a prediction {times[times.Length / 2]:F2} us"));
return 0;
