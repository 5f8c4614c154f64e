namespace Unroll;

/// <summary>
/// Samples to train on or to measure with: for each sample the numbers of every input of a network and what every loss is trained toward.
/// A data set stands on arrays in memory and never changes them; <see cref="Select"/> and <see cref="Split"/> are views of the same arrays.
/// </summary>
public sealed partial class DataSet : SampleSource
{
    private readonly float[][] _inputs;
    private readonly Targets[] _targets;
    private readonly int _stored;
    private readonly int[]? _rows;

    /// <summary>Samples of a network with one input and one loss that takes class indices, such as SoftmaxCrossEntropy.</summary>
    /// <param name="inputs">The numbers of all samples, one sample after the other, each height x width x channels.</param>
    /// <param name="labels">The class index of each sample; its length is the number of samples.</param>
    /// <exception cref="ArgumentException">There is no sample, or the numbers do not divide evenly among the samples.</exception>
    public DataSet(float[] inputs, int[] labels)
        : this((labels ?? throw new ArgumentNullException(nameof(labels))).Length, [inputs], [labels])
    {
    }

    /// <summary>Samples of a network with one input and one loss that takes numbers, such as MeanSquaredError.</summary>
    /// <param name="inputs">The numbers of all samples, one sample after the other, each height x width x channels.</param>
    /// <param name="targets">What the outputs shall be, one sample after the other.</param>
    /// <param name="count">The number of samples.</param>
    /// <exception cref="ArgumentException">There is no sample, or the numbers do not divide evenly among the samples.</exception>
    public DataSet(float[] inputs, float[] targets, int count)
        : this(count, [inputs], [targets])
    {
    }

    /// <summary>Samples of a network with any number of inputs and losses.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="inputs">One array an input of the network, in field order; each holds one sample after the other.</param>
    /// <param name="targets">One array a loss of the network, in field order; <c>int[]</c> and <c>float[]</c> both convert.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <exception cref="ArgumentException">An array does not divide evenly among the samples.</exception>
    public DataSet(int count, IReadOnlyList<float[]> inputs, IReadOnlyList<Targets> targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        Count = _stored = count;
        _inputs = [.. inputs];
        _targets = [.. targets];
        CheckLengths();
    }

    private DataSet(DataSet whole, int[] rows)
    {
        _inputs = whole._inputs;
        _targets = whole._targets;
        _stored = whole._stored;
        _rows = rows;
        Count = rows.Length;
    }

    /// <inheritdoc />
    public override int Count { get; }

    /// <inheritdoc />
    public override int InputCount => _inputs.Length;

    /// <inheritdoc />
    public override int TargetCount => _targets.Length;

    /// <inheritdoc />
    public override int InputLength(int input = 0) => InputsOf(input).Length / _stored;

    /// <inheritdoc />
    public override int TargetLength(int target = 0) => TargetsOf(target).Values is { } values ? values.Length / _stored : 1;

    /// <inheritdoc />
    public override bool HasLabels(int target = 0) => TargetsOf(target).Labels is not null;

    /// <summary>The numbers of one sample for one input.</summary>
    /// <param name="sample">The sample, below <see cref="Count"/>.</param>
    /// <param name="input">The input, counted in field order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or input.</exception>
    public ReadOnlySpan<float> Input(int sample, int input = 0)
    {
        int length = InputLength(input);
        return _inputs[input].AsSpan(Row(sample) * length, length);
    }

    /// <inheritdoc />
    public override int Label(int sample, int target = 0) =>
        (TargetsOf(target).Labels
            ?? throw new InvalidOperationException($"Target {target} of this data set has numbers and no class indices."))[Row(sample)];

    /// <inheritdoc />
    public override ReadOnlySpan<float> Target(int sample, int target = 0)
    {
        float[] values = TargetsOf(target).Values
            ?? throw new InvalidOperationException($"Target {target} of this data set has class indices and no numbers.");
        int length = values.Length / _stored;
        return values.AsSpan(Row(sample) * length, length);
    }

    private float[] InputsOf(int input) => (uint)input < (uint)_inputs.Length
        ? _inputs[input]
        : throw new ArgumentOutOfRangeException(nameof(input), input, $"The data set has {_inputs.Length} inputs.");

    private Targets TargetsOf(int target) => (uint)target < (uint)_targets.Length
        ? _targets[target]
        : throw new ArgumentOutOfRangeException(nameof(target), target, $"The data set has {_targets.Length} targets.");

    private int Row(int sample)
    {
        if ((uint)sample >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(sample), sample, $"The data set has {Count} samples.");

        return _rows is null ? sample : _rows[sample];
    }

    private void CheckLengths()
    {
        if (_inputs.Length == 0)
            throw new ArgumentException("A data set needs the numbers of at least one input.", "inputs");

        for (int i = 0; i < _inputs.Length; i++)
            CheckLength(_inputs[i]?.Length ?? throw new ArgumentException($"Input {i} is null.", "inputs"), $"Input {i}", "inputs");

        for (int i = 0; i < _targets.Length; i++)
        {
            if (_targets[i].Labels is { } labels && labels.Length != Count)
            {
                throw new ArgumentException(
                    $"Target {i} has {labels.Length} class indices for {Count} samples; expected one a sample.", "targets");
            }

            if (_targets[i].Labels is null)
            {
                CheckLength(
                    _targets[i].Values?.Length ?? throw new ArgumentException($"Target {i} is empty.", "targets"),
                    $"Target {i}", "targets");
            }
        }
    }

    private void CheckLength(int length, string what, string argument)
    {
        if (length == 0 || length % Count != 0)
            throw new ArgumentException($"{what} has {length} numbers, which is not a multiple of the {Count} samples.", argument);
    }
}
