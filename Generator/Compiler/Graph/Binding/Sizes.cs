using System.Globalization;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Keeps values and tensors within what a buffer can hold.</summary>
internal static class Sizes
{
    /// <summary>The most floats that one value or tensor may have: 2^28, one gibibyte.</summary>
    public const long Most = 1L << 28;

    /// <summary>The most floats that a value and what stands around it may have.</summary>
    private const long MostPadded = 2 * Most;

    /// <summary>Smaller numbers in an attribute are not what makes a value too large.</summary>
    private const int FewestToBlame = 4096;

    /// <summary>Reports a value or tensor that is too large.</summary>
    public static bool Check(BindingContext context, Shape shape, IEnumerable<Parameter> parameters)
    {
        if (!Fits(shape))
            return Report(context, $"its value of {shape}", Length(shape));
        foreach (Parameter parameter in parameters)
        {
            double size = parameter.Dimensions.Aggregate(1.0, (product, extent) => product * extent);
            if (size > Most)
                return Report(context, $"its tensor of {string.Join("x", parameter.Dimensions)}", size);
        }
        return true;
    }

    /// <summary>Reports a value that its border in memory makes too large.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="what">What it is called.</param>
    /// <param name="padded">Its shape with the border.</param>
    public static bool CheckPadded(BindingContext context, string what, Shape padded) =>
        Length(padded) <= MostPadded || Report(context, $"{what} of {padded}", Length(padded), MostPadded);

    public static bool Fits(Shape shape) => Length(shape) <= Most;

    private static double Length(Shape shape) => (double)shape.Height * shape.Width * shape.Channels;

    // At the number that makes it so large, if one does.
    private static bool Report(BindingContext context, string what, double length, long most = Most)
    {
        string? largest = context.LargestNumber(FewestToBlame);
        string advice = context.Name == "Input" ? "declare a smaller input"
            : largest is not null ? $"make {largest} smaller"
            : "make it smaller, for instance by a pooling or a stride before it";
        context.Report(Ids.TooLarge, largest, what, Count(length), Count(most), advice);
        return false;
    }

    /// <summary>A number of floats with its thousands separated.</summary>
    public static string Count(double number) => number < 1e18
        ? ((long)number).ToString("N0", CultureInfo.InvariantCulture)
        : number.ToString("0.#e0", CultureInfo.InvariantCulture);
}
