using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Weights;

/// <summary>Differences that were not allowed: the message says what helps, and the network is as it was.</summary>
public sealed class PartialLoadRefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-refused-").FullName;
    private readonly LinearNetwork _network = new(2, 1, seed: 3);

    private string File1 => Path.Combine(_folder, "weights.safetensors");

    public void Dispose()
    {
        _network.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Each_difference_needs_its_own_permission()
    {
        Write(("y.weights", [2, 1], [5, 6]), ("y.factor", [2], [7, 8]), ("z", [1], [9]));
        AssertRefused(
            new LoadOptions { AllowOtherShapes = true },
            "the file has 3 tensors, Linear expects 3; it lacks 'y.bias'; it has 'z', which Linear has not. "
            + "To load the others, set LoadOptions.AllowMissing and AllowExtra, "
            + "or LoadOptions.Rename where the same tensor has two names.");
        AssertRefused(
            new LoadOptions { AllowOtherShapes = true, AllowExtra = true },
            "the file has 3 tensors, Linear expects 3; it lacks 'y.bias'. To load the others, set LoadOptions.AllowMissing.");
        AssertRefused(
            new LoadOptions { AllowOtherShapes = true, AllowMissing = true },
            "the file has 3 tensors, Linear expects 3; it has 'z', which Linear has not. To load the others, set LoadOptions.AllowExtra.");
        AssertRefused(
            new LoadOptions { AllowMissing = true, AllowExtra = true },
            "tensor 'y.factor': the file has the shape [2], expected [1]. "
            + "To keep the network's values of it, set LoadOptions.AllowOtherShapes.");
        _network.Load(File1, new LoadOptions { AllowMissing = true, AllowExtra = true, AllowOtherShapes = true });
    }

    [Fact]
    public void Renamed_tensors_are_told_by_both_names()
    {
        Write(("w", [1, 2], [5, 6]), ("f", [1], [7]), ("b", [1], [8]));
        AssertRefused(
            new LoadOptions { Rename = name => name switch { "w" => "y.weights", "f" => "y.factor", _ => "y.biass" } },
            "the file has 3 tensors, Linear expects 3; it lacks 'y.bias'; it has 'b' (renamed 'y.biass'), which Linear has not. ");
        AssertRefused(
            new LoadOptions { Rename = name => name switch { "w" => "y.weights", "f" => "y.factor", _ => "y.bias" } },
            "tensor 'w': the file has the shape [1, 2], expected [2, 1] for 'y.weights'. ");
    }

    [Fact]
    public void Two_tensors_cannot_become_the_same()
    {
        Write(("y.weights", [2, 1], [5, 6]), ("y.factor", [1], [7]), ("y.bias", [1], [8]), ("other.bias", [1], [9]));
        AssertRefused(
            new LoadOptions
            {
                Rename = name => name.Replace("other.", "y."), AllowMissing = true, AllowExtra = true, AllowOtherShapes = true,
            },
            "tensors 'y.bias' and 'other.bias': LoadOptions.Rename gives both the name 'y.bias', expected names of their own. "
            + "Let it give null for the one to skip.");

        // Of tensors that the network has not, nobody asks which is meant.
        var options = new LoadOptions
        {
            Rename = name => name.StartsWith("y.w", StringComparison.Ordinal) ? name : "none", AllowMissing = true, AllowExtra = true,
        };
        _network.Load(File1, options);
    }

    [Fact]
    public void A_skipped_tensor_leaves_only_its_own_name_unmissed()
    {
        Write(("y.weights", [2, 1], [5, 6]), ("y.factor", [1], [7]), ("old.bias", [1], [8]));
        AssertRefused(new LoadOptions { Rename = name => name == "old.bias" ? null : name },
            "the file has 3 tensors, Linear expects 3; it lacks 'y.bias'. ");
    }

    [Fact]
    public void A_file_of_which_nothing_fits_is_refused_whatever_is_allowed()
    {
        var everything = new LoadOptions { AllowMissing = true, AllowExtra = true, AllowOtherShapes = true };
        Write(("model.y.weights", [2, 1], [5, 6]), ("y.bias", [2], [7, 8]));
        AssertRefused(
            everything,
            "nothing would be loaded: the file has 'model.y.weights', 'y.bias', Linear expects 'y.weights', 'y.factor', 'y.bias', "
            + "and none has both a name and the shape that fit. Give LoadOptions.Rename if only the names differ.");
        Write();
        AssertRefused(everything, "nothing would be loaded: the file has no tensors, Linear expects");
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, [5, 6, 7, 8]);
        AssertRefused(new LoadOptions { Rename = _ => null }, "nothing would be loaded");
    }

    [Theory]
    [InlineData("\"F32\",\"shape\":[2", "\"I32\",\"shape\":[2",
        "tensor 'y.weights': the file has I32 [2, 1], expected F64, F32, F16 or BF16 [2, 1]. Write the file with 32-bit floats.")]
    [InlineData("[0,8]", "[0,4]", "tensor 'y.factor': its data begin at byte 8, expected 4")]
    public void What_is_wrong_stays_wrong_whatever_is_allowed(string right, string wrong, string message)
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header.Replace(right, wrong), [5, 6, 7, 8]);
        AssertRefused(new LoadOptions { AllowMissing = true, AllowExtra = true, AllowOtherShapes = true }, message);
    }

    [Fact]
    public void A_number_that_is_not_finite_in_the_last_tensor_leaves_the_first_as_they_were()
    {
        Write(("y.weights", [2, 1], [5, 6]), ("y.factor", [1], [7]), ("bias", [1], [float.NaN]));
        AssertRefused(
            new LoadOptions { Rename = name => name == "bias" ? "y.bias" : name }, "tensor 'bias': [0] is NaN, expected a finite number.");
    }

    [Fact]
    public void What_Rename_throws_comes_through()
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, [5, 6, 7, 8]);
        float[] before = _network.Values.ToArray();
        var options = new LoadOptions { Rename = name => name == "y.bias" ? throw new FormatException("mine") : name };
        Assert.Equal("mine", Assert.Throws<FormatException>(() => _network.Load(File1, options)).Message);
        Assert.Equal(before, _network.Values.ToArray());
        File.Delete(File1);   // closed
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => _network.Load(File1, null!));
        Assert.Throws<ArgumentException>(() => _network.Load("", new LoadOptions()));
        Assert.Throws<FileNotFoundException>(() => _network.Load(File1, new LoadOptions { AllowMissing = true }));
        _network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _network.Load(File1, new LoadOptions()));
    }

    private void Write(params (string Name, int[] Shape, float[] Data)[] tensors) => SafeTensorsBytes.Write(File1, tensors);

    private void AssertRefused(LoadOptions options, string message)
    {
        float[] before = _network.Values.ToArray();
        long version = _network.Version;
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => _network.Load(File1, options));
        Assert.StartsWith($"{File1}: {message}", thrown.Message);
        Assert.Equal(before, _network.Values.ToArray());
        Assert.Equal(version, _network.Version);
    }
}
