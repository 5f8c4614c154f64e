using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Weights;

/// <summary>
/// Files that differ from the network, and what becomes of every tensor. The network is y = 2 inputs x 1 output; the
/// files are written by hand.
/// </summary>
public sealed class PartialLoadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-partial-").FullName;
    private readonly LinearNetwork _network = new(2, 1, seed: 3);
    private readonly float[] _before;

    public PartialLoadTests()
    {
        _network.Parameters["y.bias"].CopyFrom([0.5f]);
        _before = LinearReference.Values(_network, "y.weights");
    }

    private string File1 => Path.Combine(_folder, "weights.safetensors");

    public void Dispose()
    {
        _network.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_file_of_this_network_is_loaded_whole_whatever_is_allowed()
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, [5, 6, 7, 8]);
        foreach (LoadOptions options in new LoadOptions[] { new(), Everything, new() { Rename = name => name } })
        {
            _network.Parameters["y.weights"].CopyFrom([1, 2]);
            LoadResult result = _network.Load(File1, options);

            Assert.Equal(["y.weights", "y.factor", "y.bias"], result.Loaded.Select(tensor => tensor.Name));
            Assert.All(result.Loaded, tensor => Assert.Equal(tensor.Name, tensor.NameInFile));
            Assert.Empty(result.Kept);
            Assert.Empty(result.Unused);
            Assert.Equal(File1, result.Path);
            Assert.Equal("weights.safetensors: 3 of the 3 tensors of Linear loaded", result.ToString());
            AssertValues([5, 6], 7, 8);
        }
    }

    [Fact]
    public void Missing_tensors_keep_their_values()
    {
        Write(("y.factor", [1], [7]));

        LoadResult result = _network.Load(File1, new LoadOptions { AllowMissing = true });

        Assert.Equal([new LoadedTensor("y.factor", "y.factor")], result.Loaded);
        Assert.Equal([("y.weights", LoadMismatch.MissingInFile), ("y.bias", LoadMismatch.MissingInFile)],
            result.Kept.Select(kept => (kept.Name, kept.Reason)));
        Assert.Equal([2, 1], result.Kept[0].Shape);
        Assert.Null(result.Kept[0].NameInFile);
        Assert.Null(result.Kept[0].ShapeInFile);
        Assert.Empty(result.Unused);
        AssertValues(_before, 7, 0.5f);
    }

    [Fact]
    public void Extra_tensors_are_ignored_whatever_they_hold()
    {
        Write(("a", [3], [1, float.NaN, 3]), ("y.weights", [2, 1], [5, 6]), ("y.factor", [1], [7]), ("y.bias", [1], [8]), ("b", [], [4]));

        LoadResult result = _network.Load(File1, new LoadOptions { AllowExtra = true });

        Assert.Equal(3, result.Loaded.Count);
        Assert.Empty(result.Kept);
        Assert.Equal([("a", LoadMismatch.MissingInNetwork, "a"), ("b", LoadMismatch.MissingInNetwork, "b")], result.Unused.Select(Told));
        Assert.Equal([3L], result.Unused[0].ShapeInFile);
        Assert.Empty(result.Unused[1].ShapeInFile);
        AssertValues([5, 6], 7, 8);
    }

    [Fact]
    public void Tensors_of_another_shape_keep_their_values()
    {
        Write(("y.weights", [1, 2], [5, 6]), ("y.factor", [1], [7]), ("y.bias", [3], [8, 9, 10]));

        LoadResult result = _network.Load(File1, new LoadOptions { AllowOtherShapes = true });

        Assert.Equal(["y.factor"], result.Loaded.Select(tensor => tensor.Name));
        Assert.Equal(["y.weights", "y.bias"], result.Kept.Select(kept => kept.Name));
        Assert.All(result.Kept, kept => Assert.Equal(LoadMismatch.OtherShape, kept.Reason));
        Assert.Equal([1L, 2L], result.Kept[0].ShapeInFile);
        Assert.Equal([2, 1], result.Kept[0].Shape);
        Assert.Equal(
            [("y.weights", LoadMismatch.OtherShape, "y.weights"), ("y.bias", LoadMismatch.OtherShape, "y.bias")],
            result.Unused.Select(Told));
        AssertValues(_before, 7, 0.5f);
    }

    [Fact]
    public void Names_of_the_file_become_those_of_the_network()
    {
        Write(("model.y.kernel", [2, 1], [5, 6]), ("model.y.factor", [1], [7]), ("model.y.bias", [1], [8]));

        LoadResult result = _network.Load(
            File1, new LoadOptions { Rename = name => name["model.".Length..].Replace("kernel", "weights") });

        Assert.Equal(
            [new("y.weights", "model.y.kernel"), new("y.factor", "model.y.factor"), new("y.bias", "model.y.bias")], result.Loaded);
        AssertValues([5, 6], 7, 8);
    }

    [Fact]
    public void Skipped_tensors_need_no_permission()
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, [5, 6, 7, 8]);

        LoadResult result = _network.Load(File1, new LoadOptions { Rename = name => name == "y.weights" ? null : name });

        KeptTensor kept = Assert.Single(result.Kept);
        Assert.Equal(("y.weights", LoadMismatch.Skipped, "y.weights"), (kept.Name, kept.Reason, kept.NameInFile));
        Assert.Equal([2L, 1L], kept.ShapeInFile);
        Assert.Equal([("y.weights", LoadMismatch.Skipped, null)], result.Unused.Select(Told));
        AssertValues(_before, 7, 8);
    }

    [Fact]
    public void Names_may_change_places_and_a_skipped_name_may_be_given_to_another()
    {
        Write(("y.weights", [2, 1], [5, 6]), ("y.factor", [1], [7]), ("y.bias", [1], [8]), ("y.weights.average", [2, 1], [9, 10]));

        LoadResult result = _network.Load(File1, new LoadOptions
        {
            Rename = name => name switch { "y.factor" => "y.bias", "y.bias" => "y.factor", "y.weights" => null, _ => "y.weights" },
        });

        Assert.Empty(result.Kept);
        Assert.Equal([("y.weights", LoadMismatch.Skipped, null)], result.Unused.Select(Told));
        AssertValues([9, 10], 8, 7);
    }

    [Fact]
    public void The_text_tells_every_reason()
    {
        Write(("old.weights", [3, 1], [1, 2, 3]), ("y.bias", [1], [8]), ("y.factor", [1], [7]), ("step", [], [4]), ("old.step", [], [4]),
            ("y.kind", [2], [1, 2]));

        LoadResult result = _network.Load(File1, new LoadOptions
        {
            AllowOtherShapes = true,
            AllowExtra = true,
            Rename = name => name == "y.bias" ? null : name.Replace("old.", "y."),
        });

        Assert.Equal(
            """
            weights.safetensors: 1 of the 3 tensors of Linear loaded
              kept as they were:
                y.weights [2, 1]: [3, 1] in the file, where it is 'old.weights'
                y.bias [1]: skipped by Rename
              not used of the file:
                old.weights [3, 1]: another shape in the network, where it is 'y.weights'
                y.bias [1]: skipped by Rename
                step []: not in the network
                old.step []: as 'y.step' not in the network
                y.kind [2]: not in the network
            """.ReplaceLineEndings("\n"),
            result.ToString());
    }

    [Fact]
    public void A_network_with_another_first_layer_predicts_with_the_rest_at_once()
    {
        using LinearNetwork saved = new(2, 1, seed: 1), loaded = new(3, 1, seed: 2);
        saved.Parameters["y.bias"].CopyFrom([0.25f]);
        saved.Parameters["y.factor"].CopyFrom([-2]);
        saved.Save(File1);
        loaded.Parameters["y.weights"].CopyFrom([1, 2, 3]);
        float[] y = new float[1];
        loaded.Predict([1, 1, 1], y);
        Assert.Equal([6f], y);

        LoadResult result = loaded.Load(File1, new LoadOptions { AllowOtherShapes = true });

        loaded.Predict([1, 1, 1], y);
        Assert.Equal([(6f + 0.25f) * -2], y);
        Assert.Equal(["y.weights"], result.Kept.Select(kept => kept.Name));
    }

    private static LoadOptions Everything => new() { AllowMissing = true, AllowExtra = true, AllowOtherShapes = true };

    private static (string, LoadMismatch, string?) Told(UnusedTensor tensor) => (tensor.NameInFile, tensor.Reason, tensor.Name);

    private void Write(params (string Name, int[] Shape, float[] Data)[] tensors) => SafeTensorsBytes.Write(File1, tensors);

    private void AssertValues(float[] weights, float factor, float bias)
    {
        Assert.Equal(weights, LinearReference.Values(_network, "y.weights"));
        Assert.Equal([factor], LinearReference.Values(_network, "y.factor"));
        Assert.Equal([bias], LinearReference.Values(_network, "y.bias"));
    }
}
