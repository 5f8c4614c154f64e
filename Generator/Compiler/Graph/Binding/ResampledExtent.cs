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
}
