using System.CommandLine;
using Unroll.Exchange.Import;

namespace Unroll.Tool;

/// <summary>unroll verify: compiles a model as a project would, and compares what it predicts on this machine with the model.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Compiles an ONNX model, and compares what it predicts on this machine with the model.");
        var model = new ModelOptions(command, isNamed: false);
        command.SetAction(parsed => Run(() => model.Read(parsed)));
        return command;
    }

    private static int Run(Func<ImportedNetwork> read)
    {
        using var interruption = new Interruption();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("unroll-verify-");
        try
        {
            (ImportedNetwork imported, CheckResult[] results, double time) =
                Progress.Show(tell => Check(read, folder.FullName, tell, interruption.Token));
            foreach (CheckResult result in results)
                Console.WriteLine(result);
            foreach (string remark in imported.Remarks)
                Console.WriteLine(remark);
            Console.WriteLine($"a prediction takes {PredictionTime.Text(time)} on one thread");
            return results.All(result => result.Passed) ? 0 : Failures.Different;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (ImportedNetwork Imported, CheckResult[] Results, double Time) Check(
        Func<ImportedNetwork> read, string folder, Action<string> tell, CancellationToken cancellation)
    {
        tell("reading the model");
        ImportedNetwork imported = read();
        cancellation.ThrowIfCancellationRequested();
        tell("computing the check");
        IReadOnlyList<string> files = imported.Save(folder, cancellation);
        tell("compiling");
        using Network network = NetworkCompiler.Create(imported);
        cancellation.ThrowIfCancellationRequested();
        tell("predicting");
        network.Load(files[1]);
        using var run = new CheckRun(network, files[2]);
        run.Predict();
        CheckResult[] results = [.. run.Compare()];
        return (imported, results, PredictionTime.Measure(run.Predict));
    }
}
