using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>The end of a forward kernel: what it does with its sums, and the places that it reads and writes for that.</summary>
/// <param name="Epilogue">What is done.</param>
/// <param name="Operands">The places, in the order of <see cref="Planning.Epilogue.Operands"/>.</param>
internal sealed record PlannedEpilogue(Epilogue Epilogue, IReadOnlyList<Operand> Operands)
{
    /// <summary>
    /// The epilogue of an operation and of what is fused with it. Its weights are packed before, so that its bias lies behind them.
    /// </summary>
    /// <param name="pass">The pass.</param>
    /// <param name="fused">The operation.</param>
    /// <param name="bias">Whether it has a bias.</param>
    public static PlannedEpilogue Of(ForwardPass pass, FusedOperation fused, bool bias)
    {
        Value output = pass.Output(fused);
        Value? residual = fused.Sum is null ? null : pass.Input(fused, fused.Main.Inputs.Count);
        Pooling pooling = fused.Pool is null ? Pooling.None : pass.Training ? Pooling.Both : Pooling.Only;
        Value? sums = pooling switch
        {
            Pooling.None => output,
            Pooling.Only => null,
            _ => pass.BeforePooling[fused] = pass.Temporary(fused.Main, Layout.Create(output.Layout.Kind, fused.Main.Shape)),
        };
        Value? pooled = pooling == Pooling.None ? null : output;
        Operand?[] operands =
        [
            bias ? PackedWeights.Bias(pass, fused.Main, fused.Main.Shape.Channels) : null, residual?.First, sums?.First, pooled?.First,
        ];
        var epilogue = new Epilogue(
            Output: StridesOf(sums) ?? default,
            Bias: bias,
            Residual: StridesOf(residual),
            Activation: fused.Function,
            Pooling: pooling,
            Pooled: StridesOf(pooled) ?? default);
        return new(epilogue, [.. operands.OfType<Operand>()]);
    }

    private static Strides? StridesOf(Value? value) => value is null ? null : Strides.Of(value.Layout);
}
