using System.Diagnostics;
using System.Globalization;
using Unroll.Stress.Harness;
using Unroll.Stress.Subjects;

namespace Unroll.Stress.Attacks;

/// <summary>
/// A process that trains with checkpoints is killed at random moments and started again until it has ended: the weights are, bit for bit,
/// those of a training that nobody interrupted.
/// </summary>
internal sealed class TrainKillAttack : Attack
{
    /// <summary>The argument with which <see cref="Program"/> trains to the end.</summary>
    public const string Command = "train-to-the-end";

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-train-").FullName;
    private readonly Dictionary<(int Kind, int Optimizer), byte[]> _expected = [];
    private int _kills, _resumed;

    public override string Summary => $", {_kills} kills, {_resumed} times gone on from a checkpoint";

    /// <summary>Trains, from the checkpoint if there is one, and writes the weights.</summary>
    public static int Train(string folder, int kind, int optimizer, int threads)
    {
        using Subject subject = Subject.Create(kind, 5);
        Trainer<Network> trainer = Training.Create(subject, optimizer);
        trainer.Threads = threads;
        trainer.Checkpoint = Path.Combine(folder, "checkpoint");
        trainer.CheckpointEvery = 2;
        bool resumes = File.Exists(trainer.Checkpoint);
        if (resumes)
            trainer.Resume(trainer.Checkpoint);
        Console.WriteLine(resumes ? "goes on" : "begins");
        Training.Fit(trainer, subject);
        subject.Network.Save(Path.Combine(folder, "weights"));
        return 0;
    }

    public override void Try(Random random)
    {
        (int kind, int optimizer) = (random.Next(Subject.Kinds), random.Next(Training.Optimizers));
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "run")).FullName;
        int kills = random.Next(1, 4);
        for (int started = 0; ; started++)
        {
            using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
            {
                ArgumentList =
                {
                    typeof(TrainKillAttack).Assembly.Location, Command, folder, Text(kind), Text(optimizer), Text(random.Next(1, 4)),
                },
                RedirectStandardOutput = true,
            })!;
            _resumed += child.StandardOutput.ReadLine() == "goes on" ? 1 : 0;
            if (started < kills && random.Next(4) > 0)
                WaitForCheckpoint(child, folder);
            if (started < kills && !child.WaitForExit(TimeSpan.FromMilliseconds(random.Next(1, 150))))
            {
                child.Kill();
                child.WaitForExit();
                _kills++;
                continue;
            }

            child.WaitForExit();
            Require(child.ExitCode == 0, $"the training that went on ended with {child.ExitCode}");
            break;
        }

        Require(File.ReadAllBytes(Path.Combine(folder, "weights")).AsSpan().SequenceEqual(Expected(kind, optimizer)),
            $"network {kind}, optimizer {optimizer}: other weights");
        Require(Directory.GetFiles(folder).Length == 2, "files were left beside the checkpoint and the weights");
        Directory.Delete(folder, recursive: true);
    }

    public override void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// Waits until there is a checkpoint, so that a kill meets its replacement and what follows, and not only the beginning.
    /// </summary>
    private static void WaitForCheckpoint(Process child, string folder)
    {
        while (!child.HasExited && !File.Exists(Path.Combine(folder, "checkpoint")))
            Thread.Sleep(1);
    }

    private byte[] Expected(int kind, int optimizer)
    {
        if (_expected.TryGetValue((kind, optimizer), out byte[]? weights))
            return weights;
        using Subject subject = Subject.Create(kind, 5);
        Training.Fit(Training.Create(subject, optimizer), subject);
        string path = Path.Combine(_folder, "expected");
        subject.Network.Save(path);
        return _expected[(kind, optimizer)] = File.ReadAllBytes(path);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
