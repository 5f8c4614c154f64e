using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans max, average, adaptive and global pooling that stand alone.</summary>
internal sealed class PoolPlanner : OperationPlanner
{
    /// <summary>The most windows, of those that have different parts inside the input, that have code of their own.</summary>
    private const int MostKindsOfWindows = 40;

    public override Type[] Operations =>
    [
        typeof(MaxPoolOperation), typeof(AvgPoolOperation), typeof(AdaptiveAvgPoolOperation),
        typeof(GlobalMaxPoolOperation), typeof(GlobalAvgPoolOperation),
    ];

    public static PoolGeometry Geometry(Node node, Shape input)
    {
        (PoolFunction function, Window window) = node.Operation switch
        {
            MaxPoolOperation max => (PoolFunction.Max, max.Window),
            AvgPoolOperation { CountPadding: true } average => (PoolFunction.AverageWithPadding, average.Window),
            AvgPoolOperation average => (PoolFunction.Average, average.Window),
            AdaptiveAvgPoolOperation when input.Height % node.Shape.Height != 0 || input.Width % node.Shape.Width != 0 =>
                (PoolFunction.Adaptive, Window.One),
            AdaptiveAvgPoolOperation => (PoolFunction.Average, Dividing(input.Height / node.Shape.Height, input.Width / node.Shape.Width)),
            GlobalMaxPoolOperation => (PoolFunction.Max, Whole(input)),
            _ => (PoolFunction.Average, Whole(input)),
        };
        return new(
            function,
            window,
            input.Height,
            input.Width,
            node.Shape.Height,
            node.Shape.Width,
            Layout.RoundUp(input.Channels) / Layout.Block);
    }

    /// <summary>A window whose neighbors neither overlap nor leave anything out.</summary>
    private static Window Dividing(int rows, int columns) => new(rows, columns, rows, columns, 0, 0, 0, 0);

    private static Window Whole(Shape input) => new(input.Height, input.Width, 1, 1, 0, 0, 0, 0);

    public override LayoutKind Kind(Planner planner, FusedOperation fused) => Layout.KindOf(fused.Main.Shape);

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        GoesByElement(fused.Main, planner.NodeOf(fused.Main.Inputs[0]).Shape)
        ? new([LayoutKind.Nhwc, LayoutKind.Nchw, LayoutKind.NhwcPadded], ElementsOnly: true)
        : base.RequirementOf(planner, fused, input);

    /// <summary>
    /// Whether elements are pooled one by one: where few channels would fill much memory in vectors, and where so many windows are cut off
    /// in ways of their own that code for each would be long.
    /// </summary>
    private static bool GoesByElement(Node node, Shape input)
    {
        if (Layout.IsSparse(input) || Layout.IsSparse(node.Shape))
            return true;
        return Geometry(node, input).Kinds > MostKindsOfWindows;
    }

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        PoolGeometry geometry = Geometry(fused.Main, input.Layout.Shape);
        bool byElement = GoesByElement(fused.Main, input.Layout.Shape);

        // Only elements are written.
        if (byElement)
            output.WriteElementsOnly();
        Kernel kernel = byElement
            ? new WindowPoolKernel(geometry, input.Layout.Channels, Strides.Of(input.Layout), Strides.Of(output.Layout))
            : new PoolKernel(geometry, Strides.Of(input.Layout), Strides.Of(output.Layout));
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First, output.First]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Value gradient = pass.Gradient(fused)!;
        Value target = pass.ContributeByAdding(fused, 0);
        PoolGeometry geometry = Geometry(fused.Main, input.Layout.Shape);
        if (!GoesByElement(fused.Main, input.Layout.Shape))
        {
            pass.Calls.Add(PoolGradientKernel.Call(stage, geometry, null, input, output, gradient, target, accumulate: true));
            return;
        }

        var kernel = new WindowPoolGradientKernel(
            geometry,
            input.Layout.Channels,
            Strides.Of(input.Layout),
            Strides.Of(output.Layout),
            Strides.Of(gradient.Layout),
            Strides.Of(target.Layout));
        pass.Calls.Add(new(stage, kernel, geometry.GradientPlaces(input, output, gradient, target)));
    }
}
