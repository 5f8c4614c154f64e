using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>The rows or columns that an operation may move or mix: for each of them its kernel has a list of others.</summary>
internal static class ResampledExtent
{
    /// <summary>The most rows, and the most columns, of a value that is resampled and of what it becomes.</summary>
    public const int Most = 1 << 16;

    /// <summary>What is wrong with the rows or columns of an input and of the output; null where nothing is.</summary>
    public static string? Check(bool isVertical, int input, long output)
    {
        string what = isVertical ? "rows" : "columns";
        return output > Most ? $"that makes {Sizes.Count(output)} {what}, and at most {Sizes.Count(Most)} are possible"
            : input > Most ? $"its input has {Sizes.Count(input)} {what}, and at most {Sizes.Count(Most)} are possible"
            : null;
    }

    /// <summary>The spatial input of an operation; null where it is a vector, which is then reported, or unknown.</summary>
    public static Shape? SpatialInput(BindingContext context, BoundValue input)
    {
        if (input.Shape is { IsVector: true } vector)
            context.Report(Ids.NotSpatial, null, context.Name, vector.ToString(), input.Origin);
        return input.Shape is { IsVector: false } shape ? shape : null;
    }
}
