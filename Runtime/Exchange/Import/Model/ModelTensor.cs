namespace Unroll.Exchange.Import;

/// <summary>A constant of a model. Floats are kept as they are; whole numbers and doubles as doubles, which are exact up to 2^53.</summary>
internal sealed class ModelTensor
{
    private readonly float[]? _floats;
    private readonly double[]? _numbers;

    public ModelTensor(int[] extents, float[] values) => (Extents, _floats) = (extents, values);

    public ModelTensor(int[] extents, double[] values) => (Extents, _numbers) = (extents, values);

    /// <summary>Its extents, outermost first; none of a single number.</summary>
    public int[] Extents { get; }

    public int Length => _floats?.Length ?? _numbers!.Length;

    /// <summary>An element, the last extent running fastest.</summary>
    public double this[int element] => _floats is null ? _numbers![element] : _floats[element];

    /// <summary>The elements as floats; not to be changed.</summary>
    public float[] ToFloats() => _floats ?? [.. _numbers!.Select(number => (float)number)];

    /// <summary>The elements as doubles; not to be changed.</summary>
    public double[] ToNumbers() => _numbers ?? [.. _floats!.Select(number => (double)number)];

    /// <summary>The elements as whole numbers; what is larger becomes the largest.</summary>
    public long[] ToIntegers() => [.. ToNumbers().Select(number => (long)number)];
}
