namespace Unroll;

/// <summary>Boxes as targets: of each row class, x and y of the center, width and height.</summary>
internal static class BoxTargets
{
    /// <summary>The numbers of a row.</summary>
    public const int Numbers = 5;

    /// <summary>The class of a row that is no box.</summary>
    public const float NoBox = -1;

    /// <summary>What is wrong with the boxes of a sample, and what was expected; null if nothing is.</summary>
    public static string? Problem(LossDescription loss, ReadOnlySpan<float> targets)
    {
        for (int row = 0; row < targets.Length / Numbers; row++)
        {
            ReadOnlySpan<float> box = targets.Slice(row * Numbers, Numbers);
            if (box[0] == NoBox)
                continue;
            if (!(box[0] >= 0 && box[0] < loss.BoxClasses && box[0] == MathF.Floor(box[0])))
                return $"the class {box[0]} in row {row} of its boxes; {Of(loss)} expects {ClassText(loss)}";
            if (!(box[1] >= 0 && box[1] <= 1 && box[2] >= 0 && box[2] <= 1))
                return $"the center ({box[1]}, {box[2]}) in row {row} of its boxes; {Of(loss)} expects parts of the picture, 0 to 1";
            if (!(box[3] > 0 && box[3] <= 1 && box[4] > 0 && box[4] <= 1))
                return $"the size {box[3]} x {box[4]} in row {row} of its boxes; {Of(loss)} expects parts of the picture, up to 1";
        }

        return null;
    }

    private static string ClassText(LossDescription loss) => $"0 to {loss.BoxClasses - 1}, or {NoBox} for a row that is no box";

    private static string Of(LossDescription loss) => $"{loss.Kind} on '{loss.Name}'";
}
