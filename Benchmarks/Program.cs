using System.CommandLine;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Compile;
using Unroll.Benchmarks.Cost;
using Unroll.Benchmarks.Faces;
using Unroll.Benchmarks.Latency;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Micro;
using Unroll.Benchmarks.Peak;
using Unroll.Benchmarks.Pictures;
using Unroll.Benchmarks.Scale;
using Unroll.Benchmarks.Suppression;

var root = new RootCommand("Measures Unroll: beside other libraries, and what it costs the compiler. Run it in Release.")
{
    CompareCommand.Command(),
    CompileCommand.Command(),
    CostCommand.Command(),
    DatabaseCommand.Command(),
    LatencyCommand.Command(),
    PeakCommand.Command(),
    PicturesCommand.Command(),
    ScaleCommand.Command(),
    SuppressionCommand.Command(),
    MicroCommand.Command(),
    StartUpCommand.Command(),
    TimesCommand.Command(),
};

try
{
    // Ctrl-C is answered between two measurements, and what goes wrong is told in one line.
    return root.Parse(args).Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return 130;   // what shells give for SIGINT
}
catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ChildFailedException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
