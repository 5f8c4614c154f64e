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
string[] lenet = [];
if (chosen.Contains("lenet"))
    lenet = LeNetBenchmark.Run(peak);
else if (chosen.Contains("peak"))
    Rounds.Run(51, [.. peak.Works]);

foreach (string line in chosen.Contains("peak") ? peak.Lines : [])
    Console.WriteLine(line);
foreach (string line in lenet)
    Console.WriteLine(line);
if (chosen.Contains("generator"))
    GeneratorBenchmark.Run();
return 0;
