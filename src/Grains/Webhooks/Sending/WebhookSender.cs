using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks.Sending;

/// <summary>
/// Sends messages: signed, without following redirects, only to where <see cref="DestinationGuard"/> allows, within a time limit, and not
/// more than so many at a time. All of the silo's webhooks share it.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MaxBodyBytes = 16 * 1024;
    private const int FirstServerError = 500;

    private readonly WebhookOptions _options;
    private readonly DestinationGuard _guard;
    private readonly SecretProtector _secrets;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _places;
    private readonly HttpMessageInvoker _client;

    /// <summary>Made by the host.</summary>
    /// <param name="options">Time limit and number at a time.</param>
    /// <param name="guard">Where messages may go.</param>
    /// <param name="secrets">Reads secrets.</param>
    /// <param name="time">The clock of timestamps and time limits.</param>
    public WebhookSender(WebhookOptions options, DestinationGuard guard, SecretProtector secrets, TimeProvider time)
    {
        _options = options;
        _guard = guard;
        _secrets = secrets;
        _time = time;
        _places = new SemaphoreSlim(options.MaxConcurrentAttempts);
        _client = new HttpMessageInvoker(GuardedHandler.Create(guard));
    }

    public void Dispose()
    {
        _client.Dispose();
        _places.Dispose();
    }

    /// <summary>Makes one attempt.</summary>
    /// <param name="webhookId">The webhook, to which its secret is bound.</param>
    /// <param name="target">Where to.</param>
    /// <param name="delivery">The message.</param>
    /// <param name="wantsBody">Whether the answer's body is of interest.</param>
    /// <param name="cancellationToken">Gives up; nobody knows then whether the message arrived.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal async Task<SendResult> SendAsync(
        string webhookId, WebhookTarget target, WebhookDelivery delivery, bool wantsBody, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        using var patience = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = BuildRequest(webhookId, target, delivery);
            using var response = await _client.SendAsync(request, either.Token);
            var body = wantsBody ? await ReadBodyAsync(response, either.Token) : null;
            return Judge(response, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Fault("The receiver did not answer in time.", isWorthRetrying: true);
        }
        catch (HttpRequestException exception) when (exception.InnerException is DestinationException destination)
        {
            return SendResult.Fault(destination.Message, !destination.IsRefused);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            var reason = exception.InnerException is null ? exception.Message : $"{exception.Message} {exception.InnerException.Message}";
            return SendResult.Fault($"The request failed: {reason}", isWorthRetrying: true);
        }
        catch (SecretProtectionException exception)
        {
            return SendResult.Fault(exception.Message, isWorthRetrying: true);
        }
        catch (BayouException exception)
        {
            // The schemes that are allowed may have changed since the webhook was saved.
            return SendResult.Fault(exception.Message, isWorthRetrying: false);
        }
        finally
        {
            _places.Release();
        }
    }

    private HttpRequestMessage BuildRequest(string webhookId, WebhookTarget target, WebhookDelivery delivery)
    {
        var uri = _guard.Parse(target.Url);
        var body = Encoding.UTF8.GetBytes(delivery.Body);
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = target.ProtectedSecret.IsEmpty
            ? null
            : WebhookSignature.Compute(_secrets.Unprotect(webhookId, target.ProtectedSecret.AsSpan()), delivery.DeliveryId, timestamp, body);
        var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Bayou", null));
        request.Headers.Add(WebhookSignature.DeliveryIdHeader, delivery.DeliveryId);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        if (signature is not null)
        {
            request.Headers.Add(WebhookSignature.SignatureHeader, signature);
        }

        return request;
    }

    private SendResult Judge(HttpResponseMessage response, string? body)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return new SendResult(status, body, null, IsWorthRetrying: false, null);
        }

        var error = status is >= 300 and < 400
            ? $"The receiver answered with status {status}; redirects are not followed."
            : $"The receiver answered with status {status}.";
        var isWorthRetrying = status >= FirstServerError || response.StatusCode == HttpStatusCode.TooManyRequests;
        return new SendResult(status, body, error, isWorthRetrying, RetryAfter(response));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - _time.GetUtcNow() : null;

    private static async Task<string> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBodyBytes];
        var length = await stream.ReadAtLeastAsync(buffer, MaxBodyBytes, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
