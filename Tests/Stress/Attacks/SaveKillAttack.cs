using System.Diagnostics;
using Unroll.Stress.Harness;
using Unroll.Stress.Networks;

namespace Unroll.Stress.Attacks;

/// <summary>
/// A process that saves two sets of weights in turn is killed at a random moment: the file is one of the two, and
/// at most one other is left.
/// </summary>
internal sealed class SaveKillAttack : Attack
{
    /// <summary>The argument with which <see cref="Program"/> saves for ever.</summary>
    public const string Command = "save-for-ever";

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-kill-").FullName;
    private readonly float[] _left, _right;
    private int _abandoned, _changed;
    private float[]? _last;

    public SaveKillAttack()
    {
        using Squares left = new(seed: 1), right = new(seed: 2);
        (_left, _right) = (Values(left), Values(right));
        left.Save(FilePath);
    }

    public override string Summary => $", {_abandoned} left a file beside, {_changed} changed the weights";

    private string FilePath => Path.Combine(_folder, "weights");

    /// <summary>Saves until somebody kills the process, or for a minute where nobody is left to do so.</summary>
    public static void SaveForEver(string path)
    {
        using Squares left = new(seed: 1), right = new(seed: 2);
        left.Save(path);
        Console.WriteLine("saving");
        long start = Stopwatch.GetTimestamp();
        for (int turn = 0; Stopwatch.GetElapsedTime(start).TotalMinutes < 1; turn++)
            (turn % 2 == 0 ? right : left).Save(path);
    }

    public override void Try(Random random)
    {
        using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { typeof(SaveKillAttack).Assembly.Location, Command, FilePath },
            RedirectStandardOutput = true,
        })!;
        Require(child.StandardOutput.ReadLine() == "saving", "the process that saves ended by itself");
        Thread.Sleep(TimeSpan.FromMicroseconds(random.Next(20_000)));
        child.Kill();
        child.WaitForExit();

        int beside = Directory.GetFiles(_folder).Length - 1;
        Require(beside <= 1, $"{beside} files were left beside the weights");
        using var network = new Squares(seed: 3);
        network.Load(FilePath);
        float[] values = Values(network);
        Require(values.AsSpan().SequenceEqual(_left) || values.AsSpan().SequenceEqual(_right),
            "the file is neither of the two that were saved");
        _abandoned += beside;
        _changed += _last is not null && !values.AsSpan().SequenceEqual(_last) ? 1 : 0;
        _last = values;
    }

    public override string? Missing => _changed > 0 ? null : "no kill came after a save";

    public override void Dispose() => Directory.Delete(_folder, recursive: true);

    private static float[] Values(Network network)
    {
        float[] values = new float[network.Parameters.Sum(tensor => tensor.Length)];
        int start = 0;
        foreach (ParameterTensor tensor in network.Parameters)
        {
            tensor.CopyTo(values.AsSpan(start, tensor.Length));
            start += tensor.Length;
        }

        return values;
    }
}
