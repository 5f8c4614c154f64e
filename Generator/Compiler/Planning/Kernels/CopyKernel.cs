using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Copies the elements of a value from one order to another, or adds them: network inputs into their padded buffers, outputs
/// back, one operand of a concatenation into its place, and values between stages that want them in different orders.
/// Only elements are written; the padding of the target is zero already.
/// </summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">Channels.</param>
/// <param name="From">Where the elements lie.</param>
/// <param name="To">Where they go.</param>
/// <param name="Accumulate">Whether they are added to what is there.</param>
internal sealed record CopyKernel(int Height, int Width, int Channels, Strides From, Strides To, bool Accumulate) : Kernel
{
    /// <summary>How it goes over the elements, whatever the registers are.</summary>
    public CopySchedule Schedule => CopySchedule.Of(this);

    public override string Name => Accumulate ? "AddCopy" : "Copy";

    public override string Summary =>
        $"{(Accumulate ? "Adds" : "Copies")} {Height}x{Width}x{Channels} elements"
        + (From.Channel == To.Channel ? "." : " into another order.");

    public override string[] Operands => ["source", "target"];

    /// <summary>A call that copies a value of a shape from one place to another, or some of its channels.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="shape">What is copied.</param>
    /// <param name="from">The source.</param>
    /// <param name="to">The target.</param>
    /// <param name="fromChannel">The first channel in the source.</param>
    /// <param name="toChannel">The first channel in the target.</param>
    /// <param name="accumulate">Whether it is added.</param>
    public static KernelCall Call(
        string stage, Shape shape, Value from, Value to, int fromChannel = 0, int toChannel = 0, bool accumulate = false)
    {
        to.WriteElementsOnly();
        return new(
            stage,
            new CopyKernel(shape.Height, shape.Width, shape.Channels, Strides.Of(from.Layout), Strides.Of(to.Layout), accumulate),
            [from.First.Plus(fromChannel * from.Layout.ChannelStride), to.First.Plus(toChannel * to.Layout.ChannelStride)]);
    }
}
