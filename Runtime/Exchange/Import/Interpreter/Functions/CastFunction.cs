using DataType = Unroll.Exchange.Onnx.Schema.TensorProto.Types.DataType;

namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Another element type; whole numbers lose what is behind the point. Nothing is rounded to floats of 16 bits: a network does not
/// either.</summary>
internal sealed class CastFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Func<double, double> cast = (DataType)arguments.Node.Integer("to", 0) switch
        {
            DataType.Float => value => (float)value,
            DataType.Int32 or DataType.Int64 => Math.Truncate,
            DataType.Double or DataType.Float16 or DataType.Bfloat16 => value => value,
            var type => throw arguments.Wrong($"it casts to the element type {(int)type}"),
        };
        return new Tensor(arguments[0].Extents, [.. arguments[0].Values.Select(cast)]);
    }
}
