namespace Unroll.Vision.Tests;

/// <summary>The training of proposals against torchvision, from true boxes to gradients.</summary>
public sealed class ProposalTrainingTests
{
    private const int Rows = 5, Columns = 6, Height = 40, Width = 48;

    private static readonly GoldenNumbers Golden = new("losses.json");
    private static readonly Box[] Truths = Golden.Boxes("trainedBoxes");

    [Fact]
    public void Losses_and_gradients_are_torchvisions()
    {
        Box[] anchors = Anchors();
        var training = new ProposalTraining(anchors, Height, Width, sampler: new BalancedSampler(100000));
        (float[] logits, float[] offsets) = Values(anchors.Length);
        float[] ofLogits = new float[logits.Length], ofOffsets = new float[offsets.Length];
        float[] losses = new float[2];
        void Score()
        {
            Begin(training);
            losses[0] = training.Objectness(logits, ofLogits, 2);
            losses[1] = training.Offsets(offsets, ofOffsets, 2);
        }

        Score();
        GoldenNumbers.AssertClose(Golden["trained"], losses, 1e-6);
        GoldenNumbers.AssertClose(Golden["trainedLogits"], ofLogits, 1e-7);
        GoldenNumbers.AssertClose(Golden["trainedOffsets"], ofOffsets, 1e-7);
        Assert.Equal(0, Allocation.Of(Score, 10));
    }

    [Fact]
    public void Proposals_are_those_of_the_selection()
    {
        Box[] anchors = Anchors(), expected = new Box[9], boxes = new Box[anchors.Length];
        var training = new ProposalTraining(anchors, Height, Width, mostProposals: 9, selection: new ProposalSelection(50, 0.6f));
        (float[] logits, float[] offsets) = Values(anchors.Length);
        Begin(training);
        training.Objectness(logits, new float[logits.Length], 2);
        training.Offsets(offsets, new float[offsets.Length], 2);
        for (int picture = 0; picture < 2; picture++)
        {
            BoxCoder.Proposals.Decode(offsets.AsSpan(picture * boxes.Length * 4, boxes.Length * 4), anchors, boxes);
            int count = new ProposalSelection(50, 0.6f).Select(
                boxes, logits.AsSpan(picture * boxes.Length, boxes.Length), Height, Width, expected);
            Assert.Equal(9, count);
            Assert.Equal(expected, training.Proposals(picture).ToArray());
        }
    }

    [Fact]
    public void A_loss_that_is_no_number_is_told_and_gives_no_proposals()
    {
        Box[] anchors = Anchors();
        var training = new ProposalTraining(anchors, Height, Width, sampler: new BalancedSampler(100000));
        (float[] logits, float[] offsets) = Values(anchors.Length);
        offsets.AsSpan().Fill(float.NaN);
        Begin(training);
        training.Objectness(logits, new float[logits.Length], 2);
        Assert.True(float.IsNaN(training.Offsets(offsets, new float[offsets.Length], 2)));
        Assert.True(training.Proposals(0).IsEmpty);
    }

    [Fact]
    public void A_wrong_order_is_refused()
    {
        Box[] anchors = Anchors();
        var training = new ProposalTraining(anchors, Height, Width);
        (float[] logits, float[] offsets) = Values(anchors.Length);
        var none = Assert.Throws<InvalidOperationException>(() => training.Objectness(logits, new float[logits.Length], 2));
        Assert.Contains("2 pictures, but 0 were added", none.Message, StringComparison.Ordinal);
        Begin(training);
        Assert.Throws<InvalidOperationException>(() => training.Offsets(offsets, new float[offsets.Length], 2));
        Assert.Throws<InvalidOperationException>(() => training.Objectness(offsets, new float[offsets.Length], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => training.Proposals(2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProposalTraining(anchors, Height, Width, mostProposals: 0));
    }

    private static void Begin(ProposalTraining training)
    {
        training.Clear();
        training.Add(Truths);
        training.Add([]);
    }

    private static Box[] Anchors()
    {
        var generator = new AnchorGenerator([16, 24], [0.5f, 1]);
        var anchors = new Box[generator.Count(Rows, Columns)];
        generator.Write(Rows, Columns, 8, 8, anchors);
        return anchors;
    }

    private static (float[] Logits, float[] Offsets) Values(int anchors) => (
        Array.ConvertAll(RegionValues.Noise(2 * anchors, 9), number => 8 * number), RegionValues.Noise(8 * anchors, 21));
}
