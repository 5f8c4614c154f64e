namespace Unroll.Vision.Tests;

/// <summary>The proposals of a region proposal network, against torchvision's filter_proposals.</summary>
public sealed class ProposalSelectionTests
{
    private static readonly GoldenNumbers Golden = new("anchors.json");

    [Fact]
    public void Proposals_are_torchvisions()
    {
        Box[] boxes = Golden.Boxes("candidates"), expected = Golden.Boxes("selected"), proposals = new Box[15];
        float[] scores = Golden.Floats("candidateScores"), given = new float[15];
        var selection = new ProposalSelection(mostCandidates: 40);
        Assert.Equal(expected.Length, selection.Select(boxes, scores, 60, 80, proposals, given));
        Assert.Equal(expected, proposals[..expected.Length]);
        GoldenNumbers.AssertClose(Golden["selectedScores"], given.AsSpan(0, expected.Length), 1e-6);
        Assert.Equal(0, Allocation.Of(() => selection.Select(boxes, scores, 60, 80, proposals, given), 10));
    }

    [Fact]
    public void As_many_come_as_there_is_place_for()
    {
        Box[] boxes = [new(0, 0, 4, 4), new(5, 5, 9, 9), new(0, 0, 4, 4.5f), new(3, 3, 20, 20)];
        var proposals = new Box[2];
        var selection = new ProposalSelection();
        Assert.Equal(2, selection.Select(boxes, [1, 2, 3, 4], 10, 12, proposals));
        Assert.Equal([new Box(3, 3, 12, 10), new Box(0, 0, 4, 4.5f)], proposals);
        Assert.Equal(0, selection.Select([], [], 10, 12, proposals));
        Assert.Equal(0, selection.Select(boxes, [1, 2, 3, 4], 10, 12, []));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProposalSelection(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProposalSelection(1, 1.5f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProposalSelection(1, 0.5f, float.NaN));
        var selection = new ProposalSelection();
        Assert.Throws<ArgumentException>(() => selection.Select(new Box[2], new float[1], 8, 8, new Box[2]));
        Assert.Throws<ArgumentException>(() => selection.Select(new Box[2], new float[2], 8, 8, new Box[2], new float[1]));
        Assert.Throws<ArgumentException>(() => selection.Select(new Box[1], [float.NaN], 8, 8, new Box[1]));
        Assert.Throws<ArgumentException>(() => selection.Select([new(0, 0, float.NaN, 1)], [1], 8, 8, new Box[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => selection.Select([], [], 0, 8, []));
    }
}
