using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Binds a <see cref="ResizeOperation"/> whose extents are multiples of the input's.</summary>
internal sealed class UpsampleBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        (string rows, string columns) = context.Has("factor") ? ("factor", "factor") : ("vertical", "horizontal");
        int? vertical = context.Integer(rows);
        int? horizontal = rows == columns ? vertical : context.Integer(columns);
        InterpolationBinding.Apply(
            context, (rows, columns), shape => vertical * (long?)shape.Height, shape => horizontal * (long?)shape.Width);
    }
}
