using System.Buffers.Binary;
using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Data;

/// <summary>
/// Numbers that are not finite, and targets that a loss has no meaning for, are told with sample and position before anything is trained.
/// </summary>
public sealed class FiniteDataTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_of_an_input_or_a_target_is_found(float value)
    {
        float[] images = new float[100 * 40], targets = new float[100 * 3];
        var set = new DataSet(100, [new float[100], images], [new int[100], targets]);
        set.CheckFinite();
        targets[298] = value;
        Expect($"Sample 99 of the data set has {value} at position 1 of target 1", set);
        images[1234] = value;
        Expect($"Sample 30 of the data set has {value} at position 34 of input 1", set);
        Expect($"Sample 1 of the data set has {value} at position 34 of input 1", set.Select([5, 30, 99]));
        set.Select([5, 31]).CheckFinite();

        static void Expect(string message, DataSet set) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(set.CheckFinite).Message);
    }

    [Fact]
    public void Fit_looks_at_its_sets_unless_told_not_to()
    {
        float[] inputs = new float[20], dev = [1, 2, float.NaN, 4];
        inputs[13] = float.PositiveInfinity;
        using var network = new LinearNetwork(2, 3, labels: true);
        float[] before = network.Values.ToArray();
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f));
        DataSet wrong = new(inputs, new int[10]), right = new(new float[20], new int[10]);

        var error = Assert.Throws<ArgumentException>(() => trainer.Fit(wrong, null, epochs: 1));
        Assert.Equal("train", error.ParamName);
        Assert.Contains($"Sample 6 of the data set has {float.PositiveInfinity} at position 1 of the input 'x'", error.Message);
        Assert.Contains("Trainer.CheckData", error.Message);
        error = Assert.Throws<ArgumentException>(() => trainer.Fit(right, new DataSet(dev, new int[2]), epochs: 1));
        Assert.Equal("dev", error.ParamName);
        Assert.Contains("Sample 1 of the data set has NaN at position 0", error.Message);
        Assert.Equal(before, network.Values.ToArray());
        trainer.CheckData = false;
        Assert.Throws<NonFiniteLossException>(() => trainer.Fit(wrong, null, epochs: 1));
    }

    [Fact]
    public void A_pixel_is_told_by_row_column_and_channel()
    {
        var network = new NetworkDescription(
            "Pictures", [], [new("image", 4, 5, 3)], [], [new("y", "SoftmaxCrossEntropy", 2, TargetKind.Class, 1)], [],
            new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));
        float[] images = new float[2 * 60];
        images[60 + (2 * 15) + (4 * 3) + 1] = float.NaN;

        NonFiniteNumber found = new DataSet(images, new int[2]).FirstNonFinite()!.Value;

        Assert.Contains("Sample 1 of the data set has NaN at position 43 of the input 'image' (row 2, column 4, channel 1)",
            found.Describe(network));
    }

    [Theory]
    [InlineData("Hinge", 0f, "-1 or 1")]
    [InlineData("Hinge", float.NaN, "-1 or 1")]
    [InlineData("Hinge", 1.0000001f, "-1 or 1")]
    [InlineData("BinaryCrossEntropy", -1f, "0 to 1")]
    [InlineData("BinaryCrossEntropy", 255f, "0 to 1")]
    [InlineData("BinaryCrossEntropy", 1.0000001f, "0 to 1")]
    [InlineData("BinaryCrossEntropy", float.NaN, "0 to 1")]
    [InlineData("MeanSquaredError", float.NaN, "a finite number")]
    [InlineData("MeanSquaredError", float.NegativeInfinity, "a finite number")]
    public void Targets_outside_the_range_of_their_loss_are_refused(string kind, float wrong, string expected)
    {
        foreach (int place in new[] { 0, 9, 10 * 11 - 1 })
        {
            LinearNetwork network = Scored(kind);
            float[] targets = [.. Enumerable.Range(0, 110).Select(i => i % 2 == 0 ? 1f : kind == "Hinge" ? -1 : 0)];
            float[] before = network.Values.ToArray();
            var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { CheckData = false };
            trainer.Fit(new DataSet(new float[20], [.. targets], 10), null, epochs: 1);
            targets[place] = wrong;
            DataSet set = new(new float[20], targets, 10);
            before = network.Values.ToArray();

            var error = Assert.Throws<ArgumentException>(() => trainer.Fit(set, null, epochs: 1));

            Assert.Contains(
                $"Sample {place / 11} of the data set has the target {wrong} at position {place % 11}; {kind} on 'y' expects {expected}",
                error.Message);
            Assert.Equal(before, network.Values.ToArray());
            Assert.Throws<ArgumentException>(() => Evaluation.Run(network, set));
            using var batch = new Batch(network.Declaration, 10);
            targets.CopyTo(batch.Targets(0));
            if (kind == "MeanSquaredError")
                Assert.False(float.IsFinite(network.ComputeGradients(batch)));
            else
                Assert.Contains($"The target of sample {place / 11} is {wrong} at position {place % 11}",
                    Assert.Throws<ArgumentException>(() => network.ComputeGradients(batch)).Message);
        }
    }

    [Theory]
    [InlineData(IdxType.Float)]
    [InlineData(IdxType.Double)]
    public void A_number_of_an_IDX_file_that_is_not_finite_is_told(IdxType type)
    {
        int size = type == IdxType.Float ? 4 : 8;
        byte[] bytes = [0, 0, (byte)type, 2, 0, 0, 0, 3, 0, 0, 0, 5, .. new byte[15 * size]];
        using (var file = new TemporaryFile(bytes))
            Assert.Equal(new float[15], IdxFile.Read(file.Path).ToFloats());

        if (type == IdxType.Float)
            BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(12 + (13 * 4)), float.NaN);
        else
            BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(12 + (13 * 8)), 1e300);
        using var wrong = new TemporaryFile(bytes);
        IdxFile idx = IdxFile.Read(wrong.Path);

        string message = Assert.Throws<InvalidDataException>(() => idx.ToFloats()).Message;
        Assert.StartsWith(
            $"{wrong.Path}, offset {12 + (13 * size)}: sample 2 has {(type == IdxType.Float ? "NaN" : "1E+300")} at position 3", message);
    }

    [Fact]
    public void A_scale_that_overflows_is_told_for_any_type()
    {
        using var file = new TemporaryFile([0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2]);
        Assert.Contains("sample 2 has", Assert.Throws<InvalidDataException>(() => IdxFile.Read(file.Path).ToFloats(2e38f)).Message);
    }

    [Fact]
    public void Normalization_tells_of_another_set()
    {
        Normalization normalization = Normalization.Standard(new DataSet([0, 2, 4, 6], new int[2]));
        Assert.Contains("Sample 1 has NaN at position 0",
            Assert.Throws<ArgumentException>(() => normalization.Apply(new DataSet([0, 1, float.NaN, 3], new int[2]))).Message);
        var small = new Normalization([0], [1e30f]);
        Assert.Contains("Sample 0 has 1E+10 at position 1",
            Assert.Throws<ArgumentException>(() => small.Apply(new DataSet([0, 1e10f], new int[1]))).Message);
    }

    private static LinearNetwork Scored(string kind)
    {
        NetworkDescription linear = LinearNetwork.Describe(2, 11);
        return new LinearNetwork(new NetworkDescription(
            "Scored", [.. linear.Stages], [.. linear.Inputs], [.. linear.Outputs], [linear.Losses[0] with { Kind = kind }],
            [.. linear.Parameters], linear.Memory));
    }
}
