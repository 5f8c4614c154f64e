using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans the backward pass of a convolution: through pooling and activation, then to bias, weights and input.</summary>
internal static class ConvolutionGradient
{
    public static void Plan(BackwardPass pass, Unit unit)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        Value sums = GradientOfSums(pass, unit, operation);
        if (operation.Bias && pass.ParameterGradient(unit.Main, 1) is { } bias)
            pass.Steps.Add(BiasStep(pass.StageOf(unit.Main), sums, bias));
        if (pass.ParameterGradient(unit.Main, 0) is { } weights)
            pass.Steps.Add(WeightStep(pass, unit, operation, sums, weights));
        if (pass.NeedsGradient(unit, 0))
            DataGradient.Plan(pass, unit, operation, sums);
    }

    public static Step BiasStep(string stage, Value gradient, Operand bias)
    {
        Layout layout = gradient.Layout;
        var kernel = new BiasGradientKernel(
            layout.Kind == LayoutKind.Planar ? LayoutKind.Planar : LayoutKind.Padded,
            layout.Height,
            layout.Width,
            layout.Channels,
            layout.RowStep,
            layout.Kind == LayoutKind.Planar ? 0 : layout.PixelStep,
            layout.Kind == LayoutKind.Planar ? layout.ChannelStep : 0,
            gradient.Base.SampleStep);
        return new(stage, kernel, [gradient.First, bias]);
    }

    /// <summary>The gradient of the sums before activation and pooling, with the zeros around it that the data gradient reads.</summary>
    private static Value GradientOfSums(BackwardPass pass, Unit unit, ConvolutionOperation operation)
    {
        string stage = pass.StageOf(unit.Main);
        Value gradient = pass.Gradient(unit)!;
        LayoutKind kind = gradient.Layout.Kind;
        Layout layout = pass.NeedsGradient(unit, 0)
            ? DataGradient.Spread(pass, unit, operation, kind)
            : Layout.Create(kind, unit.Main.Shape);
        if (unit.Pool is null && unit.Function is null && layout == gradient.Layout)
            return gradient;

        Value sums = pass.Temporary(unit.Main, layout);
        Value output = pass.Output(unit);
        if (unit.Pool is null)
        {
            pass.Steps.Add(unit.Function is { } function
                ? PointwiseKernel.Step(stage, new ActivationGradientFunction(function), [output, gradient], sums)
                : PointwiseKernel.Step(stage, new IdentityFunction(), [gradient], sums));
            return sums;
        }

        Value before = pass.BeforePooling[unit];
        Kernel kernel = kind == LayoutKind.Planar
            ? new RowPoolGradientKernel(
                unit.Result.Shape.Height, unit.Result.Shape.Width, unit.Result.Shape.Channels, unit.Function, PlaneSteps(before), PlaneSteps(output), PlaneSteps(gradient), PlaneSteps(sums))
            : PoolPlanner.GradientKernel(PoolPlanner.Geometry(unit.Pool, unit.Main.Shape), unit.Function, before.Layout, output.Layout, gradient.Layout, sums.Layout, false);
        pass.Steps.Add(new(stage, kernel, [before.First, output.First, gradient.First, sums.First]));
        return sums;
    }

    private static Steps PlaneSteps(Value value) => new(value.Layout.ChannelStep, value.Layout.RowStep);

    private static Step WeightStep(BackwardPass pass, Unit unit, ConvolutionOperation operation, Value sums, Operand weights)
    {
        Value input = pass.Input(unit, 0);
        Window window = operation.Window;
        Shape shape = unit.Main.Shape;
        string stage = pass.StageOf(unit.Main);
        Operand corner = ConvolutionPlanner.Corner(operation, input);
        if (sums.Layout.Kind == LayoutKind.Planar)
        {
            var row = new RowWeightGradientKernel(
                shape.Height, shape.Width, operation.Filters, operation.InputChannels, window.Height, window.Width,
                input.Layout.RowStep, input.Layout.ChannelStep, input.Base.SampleStep,
                sums.Layout.RowStep, sums.Layout.ChannelStep, sums.Base.SampleStep);
            return new(stage, row, [corner, sums.First, Operand.In(Buffer.Scratch(stage + " lanes", row.ScratchLength)), weights]);
        }

        if (WeightGradientChoice.Tiling(pass.Planner, unit) is not { } tiling)
            return new(stage, ConvolutionGeometry.WeightGradient(operation, shape, input, sums), [corner, sums.First, weights]);

        WinogradWeightGradientKernel squares = WinogradGeometry.WeightGradient(operation, tiling, input, sums);
        return new(stage, squares, [input.First, sums.First, Operand.In(Buffer.Scratch(stage + " transformed", squares.ScratchLength)), weights]);
    }
}
