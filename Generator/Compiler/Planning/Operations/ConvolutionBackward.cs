using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans the backward pass of a convolution: through pooling and activation, then to bias, weights and input.</summary>
internal static class ConvolutionBackward
{
    public static void Plan(BackwardPass pass, FusedOperation fused)
    {
        var operation = (ConvolutionOperation)fused.Main.Operation;
        Value sums = GradientOfSums(pass, fused, operation);
        if (operation.Bias && pass.ParameterGradient(fused.Main, 1) is { } bias)
            pass.Calls.Add(BiasStep(pass.StageOf(fused.Main), sums, bias));
        if (pass.ParameterGradient(fused.Main, 0) is { } weights)
            pass.Calls.Add(WeightStride(pass, fused, operation, sums, weights));
        if (pass.NeedsGradient(fused, 0))
            ConvolutionInputGradient.Plan(pass, fused, operation, sums);
    }

    public static KernelCall BiasStep(string stage, Value gradient, Operand bias)
    {
        Layout layout = gradient.Layout;
        var kernel = new BiasGradientKernel(
            layout.Kind == LayoutKind.Nchw ? LayoutKind.Nchw : LayoutKind.NhwcPadded,
            layout.Height,
            layout.Width,
            layout.Channels,
            layout.RowStride,
            layout.Kind == LayoutKind.Nchw ? 0 : layout.PixelStride,
            layout.Kind == LayoutKind.Nchw ? layout.ChannelStride : 0,
            gradient.Base.SampleStride);
        return new(stage, kernel, [gradient.First, bias]);
    }

    /// <summary>The gradient of the sums before activation and pooling, with the zeros around it that the data gradient reads.</summary>
    private static Value GradientOfSums(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation)
    {
        string stage = pass.StageOf(fused.Main);
        Value gradient = pass.Gradient(fused)!;
        LayoutKind kind = gradient.Layout.Kind;
        Layout layout = pass.NeedsGradient(fused, 0)
            ? ConvolutionInputGradient.Spread(pass, fused, operation, kind)
            : Layout.Create(kind, fused.Main.Shape);
        if (fused.Pool is null && fused.Function is null && layout == gradient.Layout)
            return gradient;

        Value sums = pass.Temporary(fused.Main, layout);
        Value output = pass.Output(fused);
        if (fused.Pool is null)
        {
            pass.Calls.Add(fused.Function is { } function
                ? PointwiseKernel.Call(stage, new ActivationGradientFunction(function), [output, gradient], sums)
                : PointwiseKernel.Call(stage, new IdentityFunction(), [gradient], sums));
            return sums;
        }

        Value before = pass.BeforePooling[fused];
        Kernel kernel = kind == LayoutKind.Nchw
            ? new NchwPoolGradientKernel(
                fused.Result.Shape.Height, fused.Result.Shape.Width, fused.Result.Shape.Channels, fused.Function, PlaneStrides(before), PlaneStrides(output), PlaneStrides(gradient), PlaneStrides(sums))
            : PoolPlanner.GradientKernel(PoolPlanner.Geometry(fused.Pool, fused.Main.Shape), fused.Function, before.Layout, output.Layout, gradient.Layout, sums.Layout, false);
        pass.Calls.Add(new(stage, kernel, [before.First, output.First, gradient.First, sums.First]));
        return sums;
    }

    private static Strides PlaneStrides(Value value) => new(value.Layout.ChannelStride, value.Layout.RowStride);

    private static KernelCall WeightStride(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Value sums, Operand weights)
    {
        Value input = pass.Input(fused, 0);
        Window window = operation.Window;
        Shape shape = fused.Main.Shape;
        string stage = pass.StageOf(fused.Main);
        Operand corner = ConvolutionPlanner.Corner(operation, input);
        if (sums.Layout.Kind == LayoutKind.Nchw)
        {
            var row = new NchwWeightGradientKernel(
                shape.Height, shape.Width, operation.Filters, operation.InputChannels, window.Height, window.Width,
                input.Layout.RowStride, input.Layout.ChannelStride, input.Base.SampleStride,
                sums.Layout.RowStride, sums.Layout.ChannelStride, sums.Base.SampleStride);
            return new(stage, row, [corner, sums.First, Operand.In(Buffer.Scratch(stage + " lanes", row.ScratchLength)), weights]);
        }

        if (WeightGradientChoice.Tiling(pass.Planner, fused) is not { } tiling)
            return new(stage, ConvolutionKernels.WeightGradient(operation, shape, input, sums), [corner, sums.First, weights]);

        WinogradWeightGradientKernel squares = WinogradKernels.WeightGradient(operation, tiling, input, sums);
        return new(stage, squares, [input.First, sums.First, Operand.In(Buffer.Scratch(stage + " transformed", squares.ScratchLength)), weights]);
    }
}
