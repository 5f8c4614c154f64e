namespace Unroll.Exchange.Import.Importers;

/// <summary>Resize of rows and columns.</summary>
internal sealed class ResizeImporter : NodeImporter
{
    private const int Most = 1 << 16;   // rows or columns of the language's operation

    public override ImportedValue Import(NodeContext context)
    {
        bool isOld = context.Node.Opset < 11;
        double[]? scales = context.Optional(isOld ? 1 : 2)?.ToNumbers();
        return Import(context, scales, isOld ? null : context.Optional(3)?.ToIntegers());
    }

    /// <summary>Imports a node with its scales or sizes.</summary>
    public static ImportedValue Import(NodeContext context, double[]? scales, long[]? sizes)
    {
        ModelResize? resize = ModelResize.Of(context.Node, context.Value(0).Extents, scales, sizes);
        if (resize is null || ResizeNames.CoordinatesOf(resize.Coordinates) is null || ResizeNames.RoundingOf(resize.Rounding) is null
            || resize.Mode is not ("nearest" or "linear" or "cubic") || (resize.Mode == "nearest" && resize.Antialias)
            || IsUnclear(context, resize))
            throw context.Unsupported("Resize to scales or sizes, not tf_crop_and_resize");
        if (resize.IsIdentity)
            return context.Value(0);
        return ImageValue.OfPixels(context) is { } image && Enumerable.Range(0, resize.Inputs.Length)
            .All(axis => image.SideOf(axis) is null ? resize.Outputs[axis] == resize.Inputs[axis] : resize.Outputs[axis] <= Most)
            ? Add(context, image, resize)
            : throw context.Unsupported("Resize of the rows and columns of an image, to at most 65,536 of each");
    }

    /// <summary>Adds the resizing of an image.</summary>
    public static ImportedValue Add(NodeContext context, ImageValue image, ModelResize resize)
    {
        ValueShape from = image.Shape;
        var shape = new ValueShape(image.Rows < 0 ? 1 : resize.Outputs[image.Rows], resize.Outputs[image.Columns], from.Channels);
        double scaleY = image.Rows < 0 ? 0 : resize.Scales[image.Rows], scaleX = resize.Scales[image.Columns];
        bool isMultiple = shape.Height % from.Height == 0 && shape.Width % from.Width == 0 && scaleY == 0 && scaleX == 0;
        var operation = new DeclaredOperation(isMultiple ? "Upsample" : "Resize", OperationPlace.First, shape, image.Operation);
        operation.Arguments.AddRange(isMultiple
            ? Factors(shape.Height / from.Height, shape.Width / from.Width) : [$"{shape.Height}", $"{shape.Width}"]);
        operation.Arguments.AddRange(Settings(resize));
        if (scaleY > 0)
            operation.Arguments.Add($"ScaleY = {NumberText.Of((float)scaleY)}");
        if (scaleX > 0)
            operation.Arguments.Add($"ScaleX = {NumberText.Of((float)scaleX)}");
        return image.Add(context, operation);
    }

    /// <summary>Before opset 11 nobody says which element is the nearest where there are fewer: it must be one exactly.</summary>
    private static bool IsUnclear(NodeContext context, ModelResize resize) =>
        context.Node.Opset < 11 && resize.Mode == "nearest"
        && resize.Inputs.Where((input, axis) => resize.Outputs[axis] < input && input % resize.Outputs[axis] != 0).Any();

    private static string[] Factors(int vertical, int horizontal) =>
        vertical == horizontal ? [$"{vertical}"] : [$"{vertical}", $"{horizontal}"];

    private static IEnumerable<string> Settings(ModelResize resize)
    {
        Coordinates coordinates = ResizeNames.CoordinatesOf(resize.Coordinates)!.Value;
        NearestRounding rounding = ResizeNames.RoundingOf(resize.Rounding)!.Value;
        bool isNearest = resize.Mode == "nearest";
        if (!isNearest)
            yield return $"Mode = Interpolation.{(resize.Mode == "linear" ? Interpolation.Bilinear : Interpolation.Bicubic)}";
        if (coordinates != (isNearest ? Coordinates.Asymmetric : Coordinates.HalfPixel))
            yield return $"Coordinates = Coordinates.{coordinates}";
        if (isNearest && rounding != NearestRounding.Floor)
            yield return $"Rounding = NearestRounding.{rounding}";
        if (resize.Mode == "cubic" && resize.CubicCoefficient != -0.75f)
            yield return $"CubicCoefficient = {NumberText.Of(resize.CubicCoefficient)}";
        if (!isNearest && resize.ExcludeOutside)
            yield return "ExcludeOutside = true";
        if (resize.Antialias)
            yield return "Antialias = true";
    }
}
