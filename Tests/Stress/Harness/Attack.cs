namespace Unroll.Stress.Harness;

/// <summary>One way to attack the library: trials, each from random numbers of its own, that throw where a promise is broken.</summary>
internal abstract class Attack : IDisposable
{
    /// <summary>One trial.</summary>
    /// <param name="random">All that the trial depends on, but for the order in which threads run.</param>
    public abstract void Try(Random random);

    /// <summary>
    /// What the trials together have not met yet of what they were made for; null where they have met it all. On a busy machine that can
    /// take more trials than there is time for, so that the attack goes on for as long as something is missing.
    /// </summary>
    public virtual string? Missing => null;

    /// <summary>What was counted, for the summary; empty if the number of trials says all.</summary>
    public virtual string Summary => "";

    public virtual void Dispose()
    {
    }

    /// <summary>Fails a trial.</summary>
    public static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new BrokenPromiseException(otherwise);
    }
}
