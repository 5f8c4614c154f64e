using System.Diagnostics;
using System.Globalization;
using Unroll.Stress.Harness;
using Unroll.Stress.Subjects;

namespace Unroll.Stress.Attacks;

/// <summary>
/// A process that searches hyperparameters is killed at random moments and started again until it has ended: its table and its best weights
/// are, bit for bit, those of a search that nobody interrupted, and no checkpoint or half-written file is left.
/// </summary>
internal sealed class SearchKillAttack : Attack
{
    /// <summary>The argument with which <see cref="Program"/> searches to the end.</summary>
    public const string Command = "search-to-the-end";

    private const int Trials = 6, Epochs = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-search-").FullName;
    private readonly Dictionary<int, (byte[] Table, byte[] Weights)> _expected = [];
    private int _kills, _resumed;

    public override string Summary => $", {_kills} kills, {_resumed} times gone on from trials that had ended";

    /// <summary>Searches, from what is in the folder, and writes the table and the best weights.</summary>
    public static int Search(string folder, int kind, int threads)
    {
        var space = new SearchSpace();
        SearchAxis<int> optimizer = space.Choice("optimizer", 0, 1, 2, 3);
        SearchAxis<float> rate = space.LogUniform("rate", 1e-4f, 1e-2f);
        string trials = Path.Combine(folder, "trials");
        Console.WriteLine(Directory.Exists(trials) && Directory.GetFiles(trials, "trial-*.json").Length > 0 ? "goes on" : "begins");
        using Subject subject = Subject.Create(kind, 5);
        SearchResult result = new Unroll.Search(trials, space, trial =>
        {
            Trainer<Network> trainer = Training.Create(Subject.Create(kind, 5), trial.Get(optimizer));
            trainer.Optimizer.LearningRate = trial.Get(rate);
            trainer.CheckpointEvery = 4;
            return new TrialTraining(trainer, Training.BatchSize);
        })
        {
            Method = new SuccessiveHalving(factor: 2),
            Threads = threads,
        }.Run(Training.Data(subject, 3), Training.Data(subject, 4), Trials, Epochs);
        File.Copy(result.Best!.Weights!, Path.Combine(folder, "weights"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "table"), result.ToString());
        return 0;
    }

    public override void Try(Random random)
    {
        int kind = random.Next(Subject.Kinds);
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "run")).FullName;
        int kills = random.Next(1, 4);
        for (int started = 0; ; started++)
        {
            using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
            {
                ArgumentList = { typeof(SearchKillAttack).Assembly.Location, Command, folder, Text(kind), Text(random.Next(1, 4)) },
                RedirectStandardOutput = true,
            })!;
            _resumed += child.StandardOutput.ReadLine() == "goes on" ? 1 : 0;
            if (started < kills && !child.WaitForExit(TimeSpan.FromMilliseconds(random.Next(1, 400))))
            {
                child.Kill();
                child.WaitForExit();
                _kills++;
                continue;
            }

            child.WaitForExit();
            Require(child.ExitCode == 0, $"the search that went on ended with {child.ExitCode}");
            break;
        }

        (byte[] table, byte[] weights) = Expected(kind);
        Require(File.ReadAllBytes(Path.Combine(folder, "table")).AsSpan().SequenceEqual(table), $"network {kind}: another table");
        Require(File.ReadAllBytes(Path.Combine(folder, "weights")).AsSpan().SequenceEqual(weights), $"network {kind}: other weights");
        string[] left =
        [
            .. Directory.GetFiles(Path.Combine(folder, "trials")).Select(file => Path.GetExtension(file))
                .Where(ending => ending is not (".json" or ".safetensors" or ".lock")),
        ];
        Require(left.Length == 0, $"files ending in {string.Join(", ", left)} were left of trials that have ended");
        Directory.Delete(folder, recursive: true);
    }

    public override void Dispose() => Directory.Delete(_folder, recursive: true);

    private (byte[] Table, byte[] Weights) Expected(int kind)
    {
        if (_expected.TryGetValue(kind, out (byte[], byte[]) known))
            return known;
        string folder = Directory.CreateDirectory(Path.Combine(_folder, $"expected-{kind}")).FullName;
        TextWriter console = Console.Out;
        Console.SetOut(TextWriter.Null);
        Search(folder, kind, threads: 1);
        Console.SetOut(console);
        return _expected[kind] =
            (File.ReadAllBytes(Path.Combine(folder, "table")), File.ReadAllBytes(Path.Combine(folder, "weights")));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
