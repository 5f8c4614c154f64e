using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans a transposed convolution by col2im: into a buffer in canonical order, which begins with the biases, and from there to its place.
/// </summary>
internal static class TransposedCol2Im
{
    public static void Plan(ForwardPass pass, FusedOperation fused)
    {
        var operation = (TransposedConvolutionOperation)fused.Main.Operation;
        ConvolutionOperation convolution = operation.Convolution;
        string stage = pass.StageOf(fused.Main);
        Shape shape = fused.Main.Shape;
        Value input = pass.Input(fused, 0), output = pass.Output(fused);
        Value sums = pass.Temporary(fused.Main, Col2ImGradient.Target(convolution, input.Layout.Shape, shape));
        Operand weights = PackedWeights.Transposed(pass, fused.Main, operation, PackedOrder.Rows);
        pass.Calls.Add(operation.Bias ? BiasCall(pass, fused, sums) : new(stage, new ClearKernel(sums.Layout.Size), [sums.Base]));
        pass.Calls.Add(new(
            stage,
            Col2ImGradient.Kernel(convolution, input.Layout, sums.Layout, isForward: true),
            [input.First, weights, sums.First]));
        pass.Calls.Add(CopyKernel.Call(stage, shape, Col2ImGradient.Inner(convolution, shape, sums), output));
        if (fused.Function is { } function)
            pass.Calls.Add(PointwiseKernel.Call(stage, new ActivationFunction(function), [output], output));
    }

    /// <summary>Copies the biases to every pixel.</summary>
    private static KernelCall BiasCall(ForwardPass pass, FusedOperation fused, Value sums)
    {
        Layout layout = sums.Layout;
        var kernel = new CopyKernel(
            layout.Height, layout.Width, layout.Channels, new(Row: 0, Pixel: 0), Strides.Of(layout), Accumulate: false);
        return new(pass.StageOf(fused.Main), kernel, [PackedWeights.Bias(pass, fused.Main, layout.Channels), sums.First]);
    }
}
