namespace Unroll;

/// <content>What checkpoints write of a network and give back to it.</content>
public abstract unsafe partial class Network
{
    /// <summary>The seed of the initial parameters and of dropout, as it was given.</summary>
    internal int Seed { get; }

    /// <summary>Copies a part of the flat buffer of all parameters.</summary>
    internal void CopyValues(int start, Span<float> destination)
    {
        using (KeepUnchanged())
            Values.Slice(start, destination.Length).CopyTo(destination);
        GC.KeepAlive(this);
    }

    /// <summary>Replaces all parameters, and goes on with dropout where it was.</summary>
    internal void Restore(ReadOnlySpan<float> values, long dropoutStep)
    {
        using (TakeTurn())
        using (BeginChange())
        {
            values.CopyTo(Values);
            DropoutStep = dropoutStep;
        }

        GC.KeepAlive(this);
    }
}
