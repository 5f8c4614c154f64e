using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The loss of YOLO over a grid of cells (Redmon and Farhadi, "YOLO9000", 2017, and "YOLOv3", 2018).</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Version">2 or 3.</param>
/// <param name="Rows">The rows of cells.</param>
/// <param name="Columns">The columns of cells.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="MaximumBoxes">The rows of a sample's targets.</param>
/// <param name="IgnoreAbove">Which overlap with a box excuses a confidence.</param>
internal sealed record YoloOperation(
    float Weight, int Version, int Rows, int Columns, int Classes, int MaximumBoxes, float IgnoreAbove)
    : LossOperation(Weight)
{
    /// <summary>Width and height of all anchors, as parts of the picture's.</summary>
    public EquatableArray<float> Anchors { get; init; }

    /// <summary>Which of them this grid has.</summary>
    public EquatableArray<int> Mask { get; init; }

    public override TargetKind Targets => TargetKind.Boxes;

    public override int Boxes => MaximumBoxes;

    public override int BoxClasses => Classes;
}

/// <summary>Binds <see cref="YoloOperation"/>: a grid with five numbers and the classes for each of its anchors.</summary>
internal sealed class YoloBinder : LossBinder
{
    // Five numbers of each box stand before its classes.
    private const int BoxNumbers = 5, MostBoxes = 1024, MostClasses = 1 << 16;

    public override TargetKind Targets => TargetKind.Boxes;

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values) => context.Spatial(values[0]) is not null;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape)
    {
        if (Version(context) is not { } version || Classes(context) is not { } classes || Boxes(context) is not { } boxes
            || context.Factor("IgnoreAbove", version == 3 ? 0.5f : 0.6f, allowZero: true) is not { } ignored
            || Anchors(context) is not { } anchors || Mask(context, anchors.Count / 2) is not { } mask)
            return null;
        int needed = mask.Count * (BoxNumbers + classes);
        if (shape.Channels != needed)
        {
            ReportChannels(context, needed, mask.Count, classes, shape.Channels);
            return null;
        }

        (float width, float height) = version == 3 ? InputOf(context) : (shape.Width, shape.Height);
        return new YoloOperation(weight, version, shape.Height, shape.Width, classes, boxes, ignored)
        {
            Anchors = new(anchors.Select((extent, place) => extent / (place % 2 == 0 ? width : height))),
            Mask = mask,
        };
    }

    private static int? Version(BindingContext context)
    {
        if (!context.Has("Version"))
            return 3;
        if (context.Integer("Version") is not { } version)
            return null;
        if (version is 2 or 3)
            return version;
        context.Report(Ids.NumberOutOfRange, "Version", "Version", BindingContext.Text(version), "it must be 2 or 3");
        return null;
    }

    private static int? Classes(BindingContext context)
    {
        int? classes = context.Has("Classes") ? context.Integer("Classes") : null;
        if (classes > MostClasses)
        {
            context.Report(
                Ids.NumberOutOfRange, "Classes", "Classes", BindingContext.Text(classes.Value),
                $"it must be at most {BindingContext.Text(MostClasses)}");
            return null;
        }

        if (context.Has("Classes"))
            return classes;
        context.Report(Ids.NumberOutOfRange, null, "Classes", "not given", "write Yolo(Classes = 20, Anchors = new float[] { ... })");
        return null;
    }

    private static int? Boxes(BindingContext context)
    {
        if (!context.Has("MaximumBoxes"))
            return 32;
        if (context.Integer("MaximumBoxes") is not { } boxes)
            return null;
        if (boxes <= MostBoxes)
            return boxes;
        context.Report(
            Ids.NumberOutOfRange, "MaximumBoxes", "MaximumBoxes", BindingContext.Text(boxes),
            $"it must be at most {BindingContext.Text(MostBoxes)}");
        return null;
    }

    /// <summary>Pairs of numbers above 0.</summary>
    private static EquatableArray<float>? Anchors(BindingContext context)
    {
        EquatableArray<float> anchors = context.Reals("Anchors");
        if (anchors.Count == 0 || anchors.Count % 2 != 0)
        {
            context.Report(
                Ids.NumberOutOfRange, context.Has("Anchors") ? "Anchors" : null, -1, "the number of Anchors",
                BindingContext.Text(anchors.Count), "give the width and the height of each anchor, one after the other");
            return null;
        }

        for (int element = 0; element < anchors.Count; element++)
        {
            if (anchors[element] > 0 && anchors[element] <= float.MaxValue)
                continue;
            context.Report(Ids.FactorOutOfRange, "Anchors", element, "Anchors", BindingContext.Text(anchors[element]), "above 0");
            return null;
        }

        return anchors;
    }

    /// <summary>The places of this grid's anchors, each once.</summary>
    private static EquatableArray<int>? Mask(BindingContext context, int anchors)
    {
        if (!context.Has("Mask"))
            return new(Enumerable.Range(0, anchors));
        if (context.Integers("Mask") is not { } mask)
            return null;
        for (int element = 0; element < mask.Length; element++)
        {
            if (mask[element] >= 0 && mask[element] < anchors && Array.IndexOf(mask, mask[element]) == element)
                continue;
            context.Report(
                Ids.NumberOutOfRange, "Mask", element, "Mask", BindingContext.Text(mask[element]),
                $"name anchors from 0 to {BindingContext.Text(anchors - 1)}, each once");
            return null;
        }

        if (mask.Length > 0)
            return new(mask);
        context.Report(
            Ids.NumberOutOfRange, "Mask", -1, "the number of Mask", "0",
            $"name the anchors of this map, from 0 to {BindingContext.Text(anchors - 1)}, or leave Mask out for all of them");
        return null;
    }

    /// <summary>Told at the filters of the convolution before, where there is one in the stage.</summary>
    private static void ReportChannels(BindingContext context, int needed, int anchors, int classes, int given)
    {
        string[] arguments =
        [
            context.StageName, BindingContext.Text(needed), BindingContext.Text(anchors), BindingContext.Text(classes),
            BindingContext.Text(given),
        ];
        int filters = context.StageSpec.Operations.Take(context.Index).ToList().FindLastIndex(operation => operation.Name == "Conv");
        Place place = filters >= 0
            ? new Place(context.Position, filters, "filters", 0)
            : new Place(context.Position, context.Index, null, 0);
        context.State.Report(context.Scope.ProblemAt(Ids.YoloChannels, place, arguments));
    }

    /// <summary>Width and height of the picture: of the first input that is one.</summary>
    private static (float Width, float Height) InputOf(BindingContext context)
    {
        Shape input = context.State.Nodes.Where(node => node.Operation is InputOperation && !node.Shape.IsVector)
            .Select(node => node.Shape).FirstOrDefault();
        return (Math.Max(1, input.Width), Math.Max(1, input.Height));
    }
}
