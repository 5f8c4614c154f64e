namespace Unroll.Stress.Subjects;

/// <summary>Random samples of a network in arrays.</summary>
internal sealed class Samples
{
    public Samples(Subject subject, int count, Random random)
    {
        Subject = subject;
        Count = count;
        Inputs = [.. subject.InputLengths.Select(length => Numbers(count * length, random, -2, 2))];
        Targets = subject.TakesLabels
            ? []
            : [.. subject.TargetLengths.Select((length, i) => Whole(count * length, random, subject.Network.Declaration.Losses[i].Kind))];
        Labels = subject.TakesLabels ? [.. Enumerable.Range(0, count).Select(_ => random.Next(subject.Classes))] : [0];
    }

    public Subject Subject { get; }

    public int Count { get; }

    /// <summary>One array an input.</summary>
    public float[][] Inputs { get; }

    /// <summary>One array a loss that takes numbers.</summary>
    public float[][] Targets { get; }

    public int[] Labels { get; }

    private static float[] Numbers(int length, Random random, float from, float to) =>
        [.. Enumerable.Range(0, length).Select(_ => from + ((to - from) * random.NextSingle()))];

    /// <summary>Targets that every loss of numbers takes: 0 and 1, or -1 and 1 for the hinge.</summary>
    private static float[] Whole(int length, Random random, string kind) =>
        [.. Enumerable.Range(0, length).Select(_ => random.Next(2) == 0 ? 1f : kind == "Hinge" ? -1 : 0)];
}
