using System.Collections.Immutable;
using System.Net;
using Bayou.Grains.Webhooks;

namespace Bayou.Silo.Configuration;

/// <summary>Reads what is set of webhooks.</summary>
/// <param name="reader">Reads settings.</param>
/// <param name="report">Hears of faults.</param>
internal sealed class WebhookConfiguration(SettingReader reader, ConfigurationReport report)
{
    private const int LongestTimeoutSeconds = 600;
    private const int MostRetries = 100;
    private const int MostWorkers = 1000;

    internal WebhookOptions Read()
    {
        var options = new WebhookOptions
        {
            AllowedSchemes = ReadSchemes(),
            AllowPrivateAddresses = reader.Boolean(Settings.WebhookAllowPrivateIps),
            SecretKey = ReadKey(),
            RequestTimeout = TimeSpan.FromSeconds(reader.Integer(Settings.WebhookRequestTimeout, 1, LongestTimeoutSeconds)),
            MaxRetries = reader.Integer(Settings.WebhookMaxRetries, 0, MostRetries),
            MaxConcurrentAttempts = reader.Integer(Settings.WebhookDeliveryWorkers, 1, MostWorkers),
        };
        ReadAllowList(options);
        return options;
    }

    private ImmutableArray<string> ReadSchemes()
    {
        ImmutableArray<string> schemes = [.. reader.List(Settings.WebhookAllowedSchemes).Select(scheme => scheme.ToLowerInvariant())];
        foreach (var scheme in schemes.Where(scheme => scheme is not ("http" or "https")))
        {
            report.Fault(reader.KeyOf(Settings.WebhookAllowedSchemes), $"'{scheme}' is neither https nor http.");
        }

        return schemes;
    }

    /// <summary>Base64 in either alphabet. The text is a secret: no message repeats it.</summary>
    private ImmutableArray<byte> ReadKey()
    {
        var text = reader.Text(Settings.WebhookSecretKey).Replace('-', '+').Replace('_', '/');
        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length) || (length != WebhookOptions.SecretKeyBytes && text.Length > 0))
        {
            report.Fault(
                reader.KeyOf(Settings.WebhookSecretKey),
                $"The value is not {WebhookOptions.SecretKeyBytes} bytes in base64. `openssl rand -base64 {WebhookOptions.SecretKeyBytes}` makes a key.");
            return [];
        }

        return [.. key.AsSpan(0, length)];
    }

    private void ReadAllowList(WebhookOptions options)
    {
        var hosts = ImmutableArray.CreateBuilder<string>();
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var entry in reader.List(Settings.WebhookAllowedHosts))
        {
            if (IPAddress.TryParse(entry, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(entry, out var network))
            {
                networks.Add(network);
            }
            else if (Uri.CheckHostName(entry) == UriHostNameType.Dns)
            {
                hosts.Add(entry);
            }
            else
            {
                report.Fault(
                    reader.KeyOf(Settings.WebhookAllowedHosts),
                    $"'{entry}' is no host name, address or network such as 10.0.0.0/8.");
            }
        }

        options.AllowedHosts = hosts.ToImmutable();
        options.AllowedNetworks = networks.ToImmutable();
    }
}
