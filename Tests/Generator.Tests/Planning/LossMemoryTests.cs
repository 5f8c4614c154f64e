using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>Where the values and gradients of losses lie.</summary>
public class LossMemoryTests
{
    /// <summary>The losses run sample by sample: none may write over what another is still to read.</summary>
    [Theory]
    [InlineData("[Input(80, 80, 16)] Layer x; [Conv(3, 3, 16), MeanSquaredError] Layer a; "
        + "[Conv(3, 3, 16, From = nameof(x)), MeanSquaredError] Layer b;")]
    [InlineData("[Input(300, 300, 1)] Layer x; [Conv(3, 3, 1), MeanSquaredError] Layer a; "
        + "[Conv(3, 3, 1, From = nameof(x)), CustomLoss] Layer b; [Conv(3, 3, 1, From = nameof(x)), MeanSquaredError] Layer c;")]
    [InlineData("[Input(9)] Layer p; [Input(9)] Layer q; [Dense(70), Frozen] Layer a; [Dense(70, From = nameof(p)), Frozen] Layer b; "
        + "[Dense(70, From = nameof(p)), MeanSquaredError] Layer c; "
        + "[Dense(70, From = nameof(q)), TripletLoss(nameof(a), nameof(b))] Layer d;")]
    public void Losses_share_no_memory(string stages)
    {
        TrainingPrograms training = NetworkPlanner.Plan(Read.Graph(Source.Network(stages))).Training!;
        PlacedBuffer[] buffers = [.. training.Losses
            .SelectMany(loss => loss.Values.Concat(loss.Gradients))
            .Select(operand => operand.Placed!)
            .Distinct()
            .OrderBy(buffer => buffer.Offset)];
        Assert.True(buffers.Length > training.Losses.Count);
        Assert.All(buffers.Zip(buffers.Skip(1)), pair => Assert.True(pair.First.Offset + pair.First.Length <= pair.Second.Offset));
        int scoring = training.Forward.Count;
        Assert.All(buffers, buffer => Assert.True(buffer.FirstCall <= scoring && buffer.LastCall >= scoring));
    }
}
