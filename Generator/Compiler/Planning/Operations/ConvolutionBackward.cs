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
            pass.Calls.Add(BiasGradientKernel.Call(pass.StageOf(fused.Main), sums, bias));
        if (pass.ParameterGradient(fused.Main, 0) is { } weights)
            pass.Calls.Add(WeightCall(pass, fused, operation, sums, weights));
        if (pass.NeedsGradient(fused, 0))
            ConvolutionInputGradient.Plan(pass, fused, operation, sums);
    }

    /// <summary>The gradient of the sums before activation and pooling, with the zeros around it that the input gradient reads.</summary>
    private static Value GradientOfSums(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation)
    {
        Value gradient = pass.Gradient(fused)!;
        LayoutKind kind = gradient.Layout.Kind;
        Layout layout = pass.NeedsGradient(fused, 0)
            ? ConvolutionInputGradient.Spread(pass, fused, operation, kind)
            : Layout.Create(kind, fused.Main.Shape);
        if (fused.Pool is null)
            return pass.BeforeActivation(fused, layout);

        string stage = pass.StageOf(fused.Main);
        Value sums = pass.Temporary(fused.Main, layout);
        Value output = pass.Output(fused);
        Value before = pass.BeforePooling[fused];
        if (kind != LayoutKind.Nchw)
        {
            PoolGeometry geometry = PoolPlanner.Geometry(fused.Pool, fused.Main.Shape);
            pass.Calls.Add(PoolGradientKernel.Call(stage, geometry, fused.Function, before, output, gradient, sums, accumulate: false));
            return sums;
        }

        Shape pooled = fused.Result.Shape;
        var planar = new NchwPoolGradientKernel(
            pooled.Height,
            pooled.Width,
            pooled.Channels,
            fused.Function,
            Strides.Of(before.Layout),
            Strides.Of(output.Layout),
            Strides.Of(gradient.Layout),
            Strides.Of(sums.Layout));
        pass.Calls.Add(new(stage, planar, [before.First, output.First, gradient.First, sums.First]));
        return sums;
    }

    private static KernelCall WeightCall(
        BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Value sums, Operand weights)
    {
        Value input = pass.Input(fused, 0);
        Shape shape = fused.Main.Shape;
        string stage = pass.StageOf(fused.Main);
        Operand corner = ConvolutionPlanner.Corner(operation, input);
        if (sums.Layout.Kind == LayoutKind.Nchw)
        {
            NchwWeightGradientKernel planar = ConvolutionKernels.NchwWeightGradient(operation, shape, input, sums);
            return new(stage, planar, [corner, sums.First, Operand.Scratch(stage + " lanes", planar.ScratchLength), weights]);
        }

        if (WeightGradientChoice.Tiling(pass.Planner, fused) is not { } tiling)
            return new(stage, ConvolutionKernels.NhwcWeightGradient(operation, shape, input, sums), [corner, sums.First, weights]);

        WinogradWeightGradientKernel kernel = WinogradKernels.WeightGradient(operation, tiling, input, sums);
        return new(stage, kernel, [input.First, sums.First, Operand.Scratch(stage + " transformed", kernel.ScratchLength), weights]);
    }
}
