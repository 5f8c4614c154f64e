namespace Unroll.Benchmarks.Measuring;

/// <summary>Takes results that nobody needs, so that computing them is not removed.</summary>
internal static class Sink
{
    private static volatile float last;

    /// <summary>Keeps a result.</summary>
    public static void Keep(float value) => last = value;

    /// <summary>The result kept last.</summary>
    public static float Last => last;
}
