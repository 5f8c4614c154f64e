using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds what all interpolations have in common.</summary>
internal static class InterpolationBinding
{
    private const float UsualCoefficient = -0.75f;

    /// <summary>A half, and what it may be more by in single precision.</summary>
    private const double NearlyHalf = 0.51;

    /// <summary>Adds the operation, or reports what is wrong.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="extents">The arguments of rows and columns.</param>
    /// <param name="height">The rows of the output; null after a problem.</param>
    /// <param name="width">The columns of the output; null after a problem.</param>
    public static void Apply(
        BindingContext context, (string Rows, string Columns) extents, Func<Shape, long?> height, Func<Shape, long?> width)
    {
        BoundValue input = context.Input();
        Shape? known = context.Spatial(input);
        int before = context.State.Problems.Count();
        ResizeOperation? operation = Settings(context);
        if (known is { } shape && height(shape) is { } rows && width(shape) is { } columns)
        {
            bool isHigh = Check(extents.Rows, ResampledExtent.Check(isVertical: true, shape.Height, rows));
            if (!isHigh || extents.Rows != extents.Columns)
                Check(extents.Columns, ResampledExtent.Check(isVertical: false, shape.Width, columns));
            if (operation is not null && context.State.Problems.Count() == before
                && (Fits(context, "ScaleY", operation.ScaleY, shape.Height, "rows", rows)
                    & Fits(context, "ScaleX", operation.ScaleX, shape.Width, "columns", columns)))
            {
                context.Add(
                    operation, Shape.Spatial((int)rows, (int)columns, shape.Channels),
                    $"{context.Name} {rows}x{columns}{(operation.Mode == Interpolation.Nearest ? "" : " " + Lower(operation.Mode))}",
                    [input.Node]);
                return;
            }
        }

        context.Forget();

        bool Check(string argument, string? problem)
        {
            if (problem is not null)
                context.Report(Ids.NumberOutOfRange, argument, argument, BindingContext.Text(context.Integer(argument) ?? 0), problem);
            return problem is not null;
        }
    }

    /// <summary>
    /// Whether the input becomes the output by a scale that is given: PyTorch and ONNX round down, and ONNX to the nearest where it keeps
    /// the ratio of the sides. By a scale far too small a pixel would be the mean of more than any memory has.
    /// </summary>
    private static bool Fits(BindingContext context, string argument, float scale, int input, string what, long output)
    {
        double exact = (double)scale * input;
        if (scale == 0 || exact > output - NearlyHalf && exact < output + 1)
            return true;
        context.Report(
            Ids.FactorOutOfRange, argument, argument, BindingContext.Text(scale),
            FormattableString.Invariant($"by which {input} {what} become {output}"));
        return false;
    }

    private static ResizeOperation? Settings(BindingContext context)
    {
        float? scaleY = context.Factor("ScaleY", 0, allowZero: false), scaleX = context.Factor("ScaleX", 0, allowZero: false);
        Interpolation? mode = context.Member("Mode", Interpolation.Nearest);
        Coordinates? coordinates =
            context.Member("Coordinates", mode == Interpolation.Nearest ? Coordinates.Asymmetric : Coordinates.HalfPixel);
        NearestRounding? rounding = context.Member("Rounding", NearestRounding.Floor);
        float? coefficient = context.Number("CubicCoefficient", UsualCoefficient);
        if (mode is null || coordinates is null || rounding is null || coefficient is null || scaleY is null || scaleX is null)
            return null;
        bool isNearest = mode == Interpolation.Nearest;
        bool belong = BelongsTo("Rounding", isNearest, "Interpolation.Nearest")
            & BelongsTo("CubicCoefficient", mode == Interpolation.Bicubic, "Interpolation.Bicubic")
            & BelongsTo("ExcludeOutside", !isNearest, "Interpolation.Bilinear and Bicubic")
            & BelongsTo("Antialias", !isNearest, "Interpolation.Bilinear and Bicubic");
        return !belong ? null : new ResizeOperation(
            mode.Value, coordinates.Value, rounding.Value, coefficient.Value, context.Boolean("ExcludeOutside", false),
            context.Boolean("Antialias", false), scaleY.Value, scaleX.Value);

        bool BelongsTo(string setting, bool isOf, string modes)
        {
            bool isWrong = context.Has(setting) && !isOf;
            if (isWrong)
                context.Report(Ids.SettingOfOtherMode, setting, setting, modes, $"Mode is Interpolation.{mode}");
            return !isWrong;
        }
    }

    private static string Lower(Interpolation mode) => mode.ToString().ToLowerInvariant();
}
