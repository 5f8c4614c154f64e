using Unroll.Benchmarks.Generator;
using Unroll.Benchmarks.LeNet;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;

string[] known = ["peak", "lenet", "generator"];
string[] chosen = args.Length > 0 ? args : known;
if (chosen.Except(known).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; choose from: {string.Join(' ', known)}. Without a name, all run.");
    return 1;
}

// The peak is measured beside LeNet-5, in the same rounds, so that the shares hold whatever the clock does.
var peak = new FmaPeak();
if (chosen.Contains("lenet"))
    LeNetBenchmark.Run(peak);
else if (chosen.Contains("peak"))
    Rounds.Run(51, [.. peak.Works]);
if (chosen.Contains("peak"))
{
    foreach (string line in peak.Lines)
        Console.WriteLine(line);
    Console.WriteLine($"fma_peak_gflops={peak.Gflops:F1}");
}

if (chosen.Contains("generator"))
    GeneratorBenchmark.Run();
return 0;
