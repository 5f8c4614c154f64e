using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Each group of neighboring channels normalized over all of its pixels (Wu and He, 2018).</summary>
/// <param name="Groups">The groups, which divide the channels.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Affine">Whether there are scale and shift.</param>
internal sealed record GroupNormOperation(int Groups, float Epsilon, bool Affine) : SampleNormOperation(Epsilon, Affine)
{
    public override int? GroupsOf(int channels) => Groups;
}

/// <summary>Binds <see cref="GroupNormOperation"/>.</summary>
internal sealed class GroupNormBinder : SampleNormBinder
{
    protected override (SampleNormOperation Operation, string Text)? Resolve(
        BindingContext context, Shape? shape, float epsilon, bool affine)
    {
        if (context.Integer("groups") is not { } groups)
            return null;
        if (shape is { } known && known.Channels % groups != 0)
        {
            context.Report(
                Ids.GroupsDoNotDivide, "groups", BindingContext.Text(groups), BindingContext.Text(known.Channels), "channels",
                BindingContext.Divisors(known.Channels));
            return null;
        }

        return (new GroupNormOperation(groups, epsilon, affine), $"GroupNorm {BindingContext.Text(groups)}");
    }
}
