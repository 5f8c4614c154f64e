using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Each pixel normalized over its channels, a vector over all of its elements (Ba et al., 2016).</summary>
/// <inheritdoc cref="SampleNormOperation"/>
internal sealed record LayerNormOperation(float Epsilon, bool Affine) : SampleNormOperation(Epsilon, Affine)
{
    public override int? GroupsOf(int channels) => null;
}

/// <summary>Binds <see cref="LayerNormOperation"/>.</summary>
internal sealed class LayerNormBinder : SampleNormBinder
{
    protected override (SampleNormOperation Operation, string Text)? Resolve(
        BindingContext context, Shape? shape, float epsilon, bool affine) => (new LayerNormOperation(epsilon, affine), "LayerNorm");
}
