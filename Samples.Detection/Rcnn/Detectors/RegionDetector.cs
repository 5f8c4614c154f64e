using Unroll;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>A detector that looks at regions: how it learns and what it finds.</summary>
internal abstract class RegionDetector : IDisposable
{
    /// <summary>The rows and columns of its pictures.</summary>
    public const int Side = 128;

    /// <summary>How many classes it knows.</summary>
    public const int Classes = 10;

    /// <summary>Its name, as people write it.</summary>
    public abstract string Name { get; }

    /// <summary>Its networks, with the names of their files.</summary>
    public abstract IReadOnlyList<(string Name, Network Network)> Networks { get; }

    /// <summary>Computes the gradients of its networks.</summary>
    /// <param name="batch">The scenes to learn from.</param>
    /// <returns>The loss.</returns>
    public abstract float ComputeGradients(SceneBatch batch);

    /// <summary>Where it looks for something in a picture; valid until the next call.</summary>
    /// <param name="pixels">[128, 128], from 0 to 1.</param>
    public abstract ReadOnlySpan<Box> Propose(ReadOnlySpan<float> pixels);

    /// <summary>What it finds at the places that it proposed last, the surest first; valid until the next call.</summary>
    /// <param name="pixels">The same picture.</param>
    public abstract ReadOnlySpan<Detection> Classify(ReadOnlySpan<float> pixels);

    public void Dispose()
    {
        foreach ((_, Network network) in Networks)
            network.Dispose();
    }
}
