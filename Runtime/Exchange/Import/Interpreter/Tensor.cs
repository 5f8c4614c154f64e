namespace Unroll.Exchange.Import.Interpreter;

/// <summary>A tensor of the interpreter: its extents, outermost first, and its elements, the last extent running fastest.</summary>
internal sealed record Tensor(int[] Extents, double[] Values)
{
    /// <summary>The numbers that a tensor has at most; a value of a network has no more.</summary>
    public const int MostNumbers = 1 << 28;

    public int Rank => Extents.Length;

    /// <summary>A tensor of zeros.</summary>
    /// <exception cref="ArgumentException">It would have more numbers than there is room for.</exception>
    public static Tensor Of(params int[] extents) => Product(extents) is >= 0 and <= MostNumbers and var length
        ? new(extents, new double[length])
        : throw new ArgumentException($"a tensor {ShapeText.Of(extents)} has more than {MostNumbers} numbers");

    /// <summary>A vector of whole numbers.</summary>
    public static Tensor Of(IEnumerable<long> values)
    {
        double[] numbers = [.. values.Select(value => (double)value)];
        return new Tensor([numbers.Length], numbers);
    }

    /// <summary>The same elements under other extents.</summary>
    public Tensor With(params int[] extents) => Product(extents) == Values.Length
        ? new Tensor(extents, Values)
        : throw new InvalidDataException($"{ShapeText.Of(Extents)} cannot become {ShapeText.Of(extents)}");

    /// <summary>The product of some extents.</summary>
    public static int Product(IEnumerable<int> extents) => extents.Aggregate(1, (product, extent) => checked(product * extent));

    /// <summary>How far apart neighbors along each extent are.</summary>
    public int[] Strides()
    {
        int[] strides = new int[Rank];
        for (int axis = Rank - 1, stride = 1; axis >= 0; stride *= Extents[axis--])
            strides[axis] = stride;
        return strides;
    }
}
