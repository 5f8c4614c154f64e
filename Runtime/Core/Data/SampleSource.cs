namespace Unroll;

/// <summary>
/// Samples to train on or to measure with: for each sample the numbers of every input of a network and what every loss is trained toward.
/// A <see cref="DataSet"/> has all of them in memory. Others, such as a folder of pictures, read them whenever a mini-batch needs them.
/// </summary>
/// <remarks>
/// Derive from it to read or to compute inputs as they are needed. Targets are known from the beginning, so that they can be checked
/// before the
/// first mini-batch.
/// </remarks>
public abstract partial class SampleSource
{

    /// <summary>The number of samples, at least one.</summary>
    public abstract int Count { get; }

    /// <summary>The number of inputs that each sample has numbers for.</summary>
    public abstract int InputCount { get; }

    /// <summary>The number of losses that each sample has targets for.</summary>
    public abstract int TargetCount { get; }

    /// <summary>How many numbers a sample has for an input.</summary>
    /// <param name="input">The input, counted in field order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    public abstract int InputLength(int input = 0);

    /// <summary>How many numbers a sample has for a loss; 1 for class indices.</summary>
    /// <param name="target">The loss, counted in field order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    public abstract int TargetLength(int target = 0);

    /// <summary>Whether a loss has class indices, and not rows of numbers.</summary>
    /// <param name="target">The loss, counted in field order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    public abstract bool HasLabels(int target = 0);

    /// <summary>The class index of one sample for one loss.</summary>
    /// <param name="sample">The sample, below <see cref="Count"/>.</param>
    /// <param name="target">The loss, counted in field order.</param>
    /// <exception cref="InvalidOperationException">The loss has rows of numbers; read <see cref="Target"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or loss.</exception>
    public abstract int Label(int sample, int target = 0);

    /// <summary>The numbers of one sample for one loss.</summary>
    /// <param name="sample">The sample, below <see cref="Count"/>.</param>
    /// <param name="target">The loss, counted in field order.</param>
    /// <exception cref="InvalidOperationException">The loss has class indices; read <see cref="Label"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or loss.</exception>
    public abstract ReadOnlySpan<float> Target(int sample, int target = 0);

    /// <summary>A view of some samples, in the order given; a sample may occur several times.</summary>
    /// <param name="samples">Which samples, each below <see cref="Count"/>; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="samples"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sample is not among these.</exception>
    public abstract SampleSource Select(ReadOnlySpan<int> samples);

    /// <summary>What reads the inputs for one loader of mini-batches. Several loaders may read at a time.</summary>
    /// <param name="randomSeed">The seed of whatever is random in learning; null for measuring, where nothing is.</param>
    protected internal abstract SampleReader OpenReader(int? randomSeed);

    /// <summary>
    /// What tells these samples from others, as a checkpoint remembers it: a training goes on with a source whose text is the same. It
    /// is printed
    /// where it differs: "60,000 scenes of seed 1".
    /// </summary>
    protected internal abstract string Fingerprint();

    /// <summary>The first number that is known not to be finite, if there is one: of the inputs, then of the targets. What is read later is
    /// not looked at.</summary>
    internal virtual NonFiniteNumber? FirstNonFinite() => null;
}
