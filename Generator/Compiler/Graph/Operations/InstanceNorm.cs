using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Each channel normalized over its pixels (Ulyanov et al., 2016).</summary>
/// <inheritdoc cref="SampleNormOperation"/>
internal sealed record InstanceNormOperation(float Epsilon, bool Affine) : SampleNormOperation(Epsilon, Affine)
{
    public override int? GroupsOf(int channels) => channels;
}

/// <summary>Binds <see cref="InstanceNormOperation"/>.</summary>
internal sealed class InstanceNormBinder : SampleNormBinder
{
    protected override (SampleNormOperation Operation, string Text)? Resolve(
        BindingContext context, Shape? shape, float epsilon, bool affine) => (new InstanceNormOperation(epsilon, affine), "InstanceNorm");
}
