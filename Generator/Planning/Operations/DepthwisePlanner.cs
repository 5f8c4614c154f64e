using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans depthwise convolutions, over padded channels.</summary>
internal sealed class DepthwisePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(DepthwiseConvolutionOperation)];

    public override bool TakesActivation => true;

    public override Demand Demand(Planner planner, Unit unit, int input)
    {
        var operation = (DepthwiseConvolutionOperation)unit.Main.Operation;
        return new([LayoutKind.Padded], Geometry(operation).Halo(planner.NodeOf(unit.Main.Inputs[0]).Shape, unit.Main.Shape));
    }

    public override void Forward(ForwardPass pass, Unit unit)
    {
        var operation = (DepthwiseConvolutionOperation)unit.Main.Operation;
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Window window = operation.Window;
        var kernel = new DepthwiseKernel(
            unit.Main.Shape.Height, unit.Main.Shape.Width, Blocks(operation), window.Height, window.Width,
            input.Layout.RowStep * window.StrideY, input.Layout.PixelStep * window.StrideX,
            input.Layout.RowStep * window.DilationY, input.Layout.PixelStep * window.DilationX,
            output.Layout.RowStep, output.Layout.PixelStep, operation.Bias, unit.Function, false);
        var operands = new List<Operand>
        {
            Geometry(operation).Corner(input), PackedWeights.Of(pass, unit.Main, PackedOrder.Depthwise, window.Taps, 1, operation.Channels),
        };
        if (operation.Bias)
            operands.Add(PackedWeights.Bias(pass, unit.Main, operation.Channels));
        operands.Add(output.First);
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, operands.ToArray()));
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        var operation = (DepthwiseConvolutionOperation)unit.Main.Operation;
        Window window = operation.Window;
        string stage = pass.StageOf(unit.Main);
        Value input = pass.Input(unit, 0);
        Value sums = GradientOfSums(pass, unit, operation, input.Layout.Shape);
        if (operation.Bias && pass.ParameterGradient(unit.Main, 1) is { } bias)
            pass.Steps.Add(ConvolutionGradient.BiasStep(stage, sums, bias));
        if (pass.ParameterGradient(unit.Main, 0) is { } weights)
        {
            var kernel = new DepthwiseWeightGradientKernel(
                unit.Main.Shape.Height, unit.Main.Shape.Width, operation.Channels, window.Height, window.Width,
                input.Layout.RowStep * window.StrideY, input.Layout.PixelStep * window.StrideX,
                input.Layout.RowStep * window.DilationY, input.Layout.PixelStep * window.DilationX, input.Base.SampleStep, PixelSteps.Of(sums));
            pass.Steps.Add(new(stage, kernel, [Geometry(operation).Corner(input), sums.First, weights]));
        }

        if (pass.NeedsGradient(unit, 0))
            AddDataGradient(pass, unit, operation, sums);
    }

    /// <summary>A convolution of the spread gradient with the turned kernels, as <see cref="DataGradient"/>.</summary>
    private static void AddDataGradient(BackwardPass pass, Unit unit, DepthwiseConvolutionOperation operation, Value sums)
    {
        Window window = operation.Window;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        int row = sums.Layout.RowStep / window.StrideY, pixel = sums.Layout.PixelStep / window.StrideX;
        var kernel = new DepthwiseKernel(
            target.Layout.Height, target.Layout.Width, Blocks(operation), window.Height, window.Width,
            row, pixel, row * window.DilationY, pixel * window.DilationX, target.Layout.RowStep, target.Layout.PixelStep, false, null, accumulate);
        int packed = pass.Planner.BackwardPacking.Add(
            PackedOrder.TurnedDepthwise, pass.Planner.Parameters.OffsetOf(unit.Main.Parameters[0]), window.Taps, 1, operation.Channels);
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, [Geometry(operation).GradientCorner(sums), Operand.Shared(Space.PackedBackward, packed), target.First]));
    }

    private static Value GradientOfSums(BackwardPass pass, Unit unit, DepthwiseConvolutionOperation operation, Shape input)
    {
        Value gradient = pass.Gradient(unit)!;
        Layout layout = pass.NeedsGradient(unit, 0) ? Geometry(operation).Spread(unit.Main.Shape, input) : Layout.Create(LayoutKind.Padded, unit.Main.Shape);
        if (unit.Function is null && layout == gradient.Layout)
            return gradient;
        Value sums = pass.Temporary(unit.Main, layout);
        pass.Steps.Add(unit.Function is { } function
            ? PointwiseKernel.Step(pass.StageOf(unit.Main), new ActivationGradientFunction(function), [pass.Output(unit), gradient], sums)
            : PointwiseKernel.Step(pass.StageOf(unit.Main), new IdentityFunction(), [gradient], sums));
        return sums;
    }

    private static int Blocks(DepthwiseConvolutionOperation operation) => Layout.RoundUp(operation.Channels) / Layout.Block;

    private static WindowGeometry Geometry(DepthwiseConvolutionOperation operation) => new(operation.Window);
}
